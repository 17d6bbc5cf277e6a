import { readFileSync } from 'node:fs';
import { inProject } from './root.ts';

/** What a module imports at run time: `import type` is erased. */
export const importsOf = (source: string): string[] =>
  [...source.matchAll(/^\s*(?:import|export)\s+(?!type\b)(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/gm)].map((match) => match[1]);

/** A package is known by its version. */
export const packageVersion = (specifier: string): string => {
  const name = specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
  const { version } = JSON.parse(readFileSync(inProject(`node_modules/${name}/package.json`), 'utf8')) as { readonly version: string };
  return `${name}@${version}`;
};
