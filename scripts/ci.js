/** All that must be green: tests, checks, planted faults; each runs whatever the others say, and the last line counts. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const cwd = new URL('..', import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'gainsay-ci-'));

const npm = (...args) => {
  console.log(`\n$ npm ${args.join(' ')}`);
  return spawnSync('npm', args, { cwd, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' }).status;
};

const count = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

const tests = (...script) => {
  const output = join(folder, `${script.at(-1).replaceAll(':', '-')}.json`);
  const green = npm(...script, '--', '--reporter=default', '--reporter=./src/vitest/reporter.ts', '--reporter=json', `--outputFile.json=${output}`) === 0;
  let result = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
  try {
    result = JSON.parse(readFileSync(output, 'utf8'));
  } catch {
    console.error(`npm ${script.join(' ')} wrote no result`);
  }
  count.passed += result.numPassedTests;
  count.failed += result.numFailedTests;
  count.skipped += result.numPendingTests + result.numTodoTests;
  // A file that does not load, or an error outside every test, fails the run without a failed test; a run without tests proves nothing.
  if (result.numFailedTests === 0 && (!green || result.numPassedTests === 0)) count.failed += 1;
  if (!green || result.numPassedTests === 0) failures.push(script.at(-1));
};

/** What needs something that this machine lacks ends with 3: skipped, which is neither green nor red. */
const check = (name) => {
  const status = npm('run', '--silent', name);
  count[status === 0 ? 'passed' : status === 3 ? 'skipped' : 'failed'] += 1;
  if (status !== 0 && status !== 3) failures.push(name);
};

try {
  tests('test');
  tests('run', 'test:processes');
  for (const name of ['lint', 'typecheck', 'layers', 'deadcode', 'readme:check', 'formats:check', 'reverify', 'mutants']) check(name);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (failures.length > 0) console.log(`\nnot green: ${failures.join(', ')}`);
console.log(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
process.exit(count.failed > 0 ? 1 : 0);
