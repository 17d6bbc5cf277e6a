import { readFileSync } from 'node:fs';
import { inProject } from './root.ts';

/** What a module imports at run time: `import type` is erased. */
export const importsOf = (source: string): string[] =>
  [...source.matchAll(/^\s*(?:import|export)\s+(?!type\b)(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/gm)].map((match) => match[1]);

/** The package.json of the package that a specifier names. */
export const packageFile = (specifier: string): string => inProject(`node_modules/${specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/')}/package.json`);

/** A package is known by its version. */
export const packageVersion = (specifier: string): string => {
  const { name, version } = JSON.parse(readFileSync(packageFile(specifier), 'utf8')) as { readonly name: string; readonly version: string };
  return `${name}@${version}`;
};
