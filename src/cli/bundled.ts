import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { kept, type Made } from './kept.ts';
import { inProject, root } from './root.ts';

/** A module that exists only as text. */
const written = (name: string, text: string): Plugin => ({
  name,
  resolveId: (id) => (id === name ? `\0${name}.ts` : null),
  load: (id) => (id === `\0${name}.ts` ? text : null),
});

/** Every file that the bundler read, whether or not something of it is left. */
const noted = (files: Set<string>): Plugin => ({
  name: 'noted',
  buildEnd() {
    for (const id of this.getModuleIds()) if (!id.startsWith('\0')) files.add(id.split('?')[0]);
  },
});

const made = async (text: string): Promise<Made> => {
  // Loaded here: what was made before needs no bundler.
  const { build } = await import('vite');
  const name = 'virtual:gainsay';
  const files = new Set(['package.json', 'package-lock.json', 'tsconfig.json'].map(inProject));
  const result = await build({
    root: fileURLToPath(root),
    configFile: false,
    envFile: false,
    publicDir: false,
    logLevel: 'silent',
    plugins: [written(name, text), noted(files)],
    // A folder of packages shared with another copy of the project is that copy's, by its own name.
    resolve: { preserveSymlinks: true },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, minify: true, target: 'es2022', modulePreload: false, reportCompressedSize: false, rolldownOptions: { input: name, output: { format: 'iife' } } },
  });
  const [{ output }] = Array.isArray(result) ? result : [result as Exclude<typeof result, { close: unknown }>];
  return { text: output[0].code, from: [...files] };
};

/** One script of everything that `text` imports, minified; made anew only when one of the modules, or a locked package, has changed. */
export const bundled = async (text: string): Promise<string> => {
  const own = await readFile(fileURLToPath(import.meta.url), 'utf8');
  return kept(inProject('node_modules/.cache/gainsay/pages'), `${own}\n${text}`, () => made(text), fileURLToPath(root));
};
