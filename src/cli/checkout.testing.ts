import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { main } from './main.ts';
import { inProject } from './root.ts';

/** What a command left behind. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A copy of the program in a temporary folder with claims of its own, and two ways to run its command line. */
export interface Checkout {
  readonly folder: string;
  /** In this process, in which the program is loaded once; paths are relative to where the tests run. */
  call(args: readonly string[]): Promise<Ran>;
  /** As a user does, in a process of its own, in the folder. */
  run(args: readonly string[], options?: { readonly interruptWhen?: RegExp }): Promise<Ran>;
}

export const checkout = (properties: Readonly<Record<string, string>>): Checkout => {
  const folder = mkdtempSync(join(tmpdir(), 'gainsay-checkout-'));
  for (const part of ['src', 'bin', 'package.json', 'reports/evidence.schema.json', 'reports/experiment.schema.json']) {
    cpSync(inProject(part), join(folder, part), { recursive: true, filter: (path) => !path.endsWith('.test.ts') });
  }
  symlinkSync(inProject('node_modules'), join(folder, 'node_modules'), 'junction');
  for (const [path, text] of Object.entries(properties)) {
    const target = join(folder, 'properties', path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  return {
    folder,
    call: async (args) => {
      const program = (await import(/* @vite-ignore */ pathToFileURL(join(folder, 'src/cli/main.ts')).href)) as { readonly main: typeof main };
      let [out, err] = ['', ''];
      const code = await program.main(args, { out: (text) => void (out += text), err: (text) => void (err += text), colour: false, width: 100, live: false });
      return { code, out, err };
    },
    run: (args, { interruptWhen } = {}) =>
      new Promise((resolve) => {
        const child = spawn(process.execPath, ['bin/gainsay.js', ...args], { cwd: folder, env: { ...process.env, NO_COLOR: '1' }, stdio: ['ignore', 'pipe', 'pipe'] });
        let out = '';
        let err = '';
        let interrupted = false;
        child.stdout.on('data', (chunk: Buffer) => {
          out += chunk.toString();
        });
        child.stderr.on('data', (chunk: Buffer) => {
          err += chunk.toString();
          if (!interrupted && interruptWhen?.test(err)) {
            interrupted = true;
            child.kill('SIGINT');
          }
        });
        child.on('close', (code) => resolve({ code, out, err }));
      }),
  };
};
