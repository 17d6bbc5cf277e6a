/**
 * Plants faults, one place at a time, each in a copy of the project, and sees that they are noticed: a checker that
 * cannot fail proves nothing. The faults are data, in scripts/mutants/*.js:
 *
 *   export const faults = [{ name, places: [{ file, find, replace, … }] }]
 *
 * `file` from the root; `find` occurs in it exactly once. A place is killed when
 *   test: 'src/….test.ts', expect: /…/     a test of that file is red whose name says what `expect` asks for, and
 *   claims: ['slug/name', …]               each of these claims, as stated, ends not as recorded at the seed of `npm test`.
 * A claim that ends in an error of ours (a NaN, a broken generator, an exception) proves that the fault was hit, not that
 * the claim would notice it: it counts only where the place says `ourError: true`.
 *
 * Usage: node scripts/mutants.js [part of a fault's name, or a file of scripts/mutants | --named]
 * Exit 1 when a fault survives, when its place is not found, and, of all or of a paper's faults, when a claim has none that
 * kills it. A claim that no fault so much as names, and a place that is not found, are printed at once; --named asks for these
 * two alone, and plants nothing.
 */
import '../bin/typescript.js';
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyTree, root } from './copyTree.js';

const { listedClaims } = await import('../src/cli/corpus.ts');

const patience = 180_000;
const atOnce = 2;

const copies = [];
const children = new Set();
const cleanUp = () => {
  for (const child of children) child.kill('SIGKILL');
  for (const copy of copies.splice(0)) rmSync(copy, { recursive: true, force: true });
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    cleanUp();
    process.exit(130);
  });
}

/** Runs Node in the copy; resolves to what it wrote to its error stream, null when it had to be ended. */
const node = (copy, args) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: copy, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, NO_COLOR: '1' } });
    children.add(child);
    let errors = '';
    let late = false;
    child.stderr.on('data', (text) => {
      errors += text;
    });
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, patience);
    child.on('close', () => {
      clearTimeout(timer);
      children.delete(child);
      resolve(late ? null : errors);
    });
  });

/** What the given command writes to its output file as JSON; throws when it writes none. */
const result = async (copy, what, args) => {
  const output = join(copy, 'result.json');
  rmSync(output, { force: true });
  const errors = await node(copy, args(output));
  if (errors === null) return null;
  try {
    return JSON.parse(readFileSync(output, 'utf8'));
  } catch {
    throw new Error(`${what}: no result: ${errors.slice(0, 2000)}`);
  }
};

/** The full names of the red tests of the given test files of the copy; null when they did not end, throws when vitest ran none. */
const redTests = async (copy, files) => {
  const found = await result(copy, files.join(', '), (output) => [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...files, '--reporter=json', `--outputFile=${output}`]);
  if (found === null) return null;
  if (found.numTotalTests === 0) throw new Error(`vitest found no tests in ${files.join(', ')}`);
  return found.testResults.flatMap((file) => file.assertionResults.filter((t) => t.status === 'failed').map((t) => t.fullName));
};

/** How the claims end on the copy, by id; null when they did not end. */
const endings = (copy, ids) => result(copy, ids.join(', '), (output) => ['--import', './bin/typescript.js', './scripts/endings.js', output, ...ids]);

/** What became of a planted fault: complaints, none when it was killed; what noticed it; and the claims it kills. */
const judged = async (copy, { file, test, expect, claims = [], ourError = false }) => {
  const [complaints, noticed, killed] = [[], [], []];
  if (test !== undefined) {
    const red = await redTests(copy, [test]);
    const naming = red?.filter((name) => expect.test(name)) ?? [];
    if (red === null) complaints.push(`${test} did not end on ${file} with the fault within ${patience / 1000} s`);
    else if (red.length === 0) complaints.push(`SURVIVED in ${file}: ${test} stays green`);
    else if (naming.length === 0) complaints.push(`killed in ${file}, but by no test that names the notion (${expect.source})`);
    noticed.push(...naming.map((name) => `red: ${name}`));
  }
  const ends = claims.length === 0 ? {} : await endings(copy, claims);
  if (ends === null) complaints.push(`the claims did not end on ${file} with the fault within ${patience / 1000} s: ${claims.join(', ')}`);
  for (const id of ends === null ? [] : claims) {
    const { asRecorded, fault, how } = ends[id];
    if (asRecorded) complaints.push(`SURVIVED in ${file}: ${id} ends as recorded (${how})`);
    else if (fault && !ourError) complaints.push(`${id} ends in an error of ours on ${file} with the fault (${how}); if that is how it is meant to be noticed, say ourError: true`);
    else {
      killed.push(id);
      noticed.push(`${id}: ${how}`);
    }
  }
  return { complaints, noticed, killed };
};

/** Plants the fault of one place in the copy, judges it, and restores the file. */
const plant = async (copy, place) => {
  const path = join(copy, place.file);
  const original = readFileSync(path, 'utf8');
  try {
    writeFileSync(path, original.replace(place.find, () => place.replace));
    return await judged(copy, place);
  } catch (error) {
    return { complaints: [`${place.file}: ${error.message}`], noticed: [], killed: [] };
  } finally {
    // After an interruption the copy is gone.
    if (copies.includes(copy)) writeFileSync(path, original);
  }
};

const folder = join(root, 'scripts/mutants');
const books = readdirSync(folder).filter((name) => name.endsWith('.js')).map((name) => name.slice(0, -3)).toSorted();
const faults = (await Promise.all(books.map(async (book) => (await import(`./mutants/${book}.js`)).faults.map((fault) => ({ ...fault, book }))))).flat();
const ids = (await listedClaims()).map(({ id }) => id);

for (const { name, book, places } of faults) {
  if (faults.filter((other) => other.name === name && other.book === book).length > 1) throw new Error(`scripts/mutants/${book}.js: two faults are called '${name}'`);
  for (const { file, test, expect, claims = [] } of places) {
    if ((test === undefined) !== (expect === undefined) || (test === undefined && claims.length === 0)) throw new Error(`'${name}' in ${file}: a place has a test with what its name must say, or claims, or both`);
    for (const id of claims) if (!ids.includes(id)) throw new Error(`'${name}' in ${file}: there is no claim ${id}`);
  }
}

const part = process.argv.slice(2).find((argument) => argument !== '--named') ?? '';
// Claims that must have a fault: of all papers, or of the one whose faults are planted.
const asked = part === '' ? ids : books.includes(part) ? ids.filter((id) => id.startsWith(`${part}/`)) : [];
const named = new Set(faults.flatMap(({ places }) => places.flatMap(({ claims = [] }) => claims)));
const unnamed = asked.filter((id) => !named.has(id));
const timesFound = ({ file, find }) => readFileSync(join(root, file), 'utf8').split(find).length - 1;
const lost = faults.flatMap(({ name, book, places }) => places.filter((place) => timesFound(place) !== 1).map((place) => `${book}.js, '${name}': found ${timesFound(place)} times in ${place.file}: ${place.find}`));
if (unnamed.length > 0 || lost.length > 0 || process.argv.includes('--named')) {
  const listed = (lines, words) => (lines.length === 0 ? '' : `; ${words}\n${lines.map((line) => `    ${line}`).join('\n')}`);
  console.log(`claims: ${asked.length - unnamed.length} of ${asked.length} are named by a fault${listed(unnamed, 'add one to scripts/mutants/ for:')}`);
  console.log(`places: ${lost.length} of ${faults.flatMap(({ places }) => places).length} are not found exactly once${listed(lost, 'bring scripts/mutants/ up to date:')}`);
  process.exit(unnamed.length + lost.length > 0 ? 1 : 0);
}
const wanted = books.includes(part) ? faults.filter(({ book }) => book === part || book.startsWith(`${part}-`)) : faults.filter(({ name }) => name.includes(part));
const jobs = wanted.flatMap((fault) => fault.places.map((place) => ({ fault, place })));
const outcomes = new Map();

let failure = null;
try {
  for (let i = 0; i < Math.min(atOnce, jobs.length); i += 1) copies.push(copyTree(['src', 'properties', 'bin', 'scripts', 'package.json', 'tsconfig.json', 'vitest.config.ts', 'reports/evidence.schema.json', 'reports/experiment.schema.json']));
  const tests = [...new Set(jobs.flatMap(({ place }) => place.test ?? []))];
  const before = tests.length === 0 ? [] : await redTests(copies[0], tests);
  if (before === null || before.length > 0) throw new Error(`red before any fault was planted: ${before?.join('; ') ?? 'the tests do not end'}`);

  const waiting = [...jobs];
  const reported = [...wanted];
  /** Prints the faults whose places are all done, in the order of the files. */
  const report = () => {
    while (reported.length > 0 && reported[0].places.every((place) => outcomes.has(place))) {
      const { name, places } = reported.shift();
      const complaints = places.flatMap((place) => outcomes.get(place).complaints);
      console.log(`${complaints.length === 0 ? '✓ killed ' : '✗ '}${name}`);
      for (const line of [...complaints, ...places.flatMap((place) => outcomes.get(place).noticed)]) console.log(`    ${line}`);
    }
  };
  await Promise.all(
    [...copies].map(async (copy) => {
      for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
        outcomes.set(job.place, await plant(copy, job.place));
        report();
      }
    }),
  );
} catch (error) {
  failure = error;
} finally {
  cleanUp();
}
if (failure !== null) throw failure;

const killed = wanted.filter(({ places }) => places.every((place) => outcomes.get(place).complaints.length === 0)).length;
console.log(`mutants: ${killed} of ${wanted.length} killed`);

const dead = new Set([...outcomes.values()].flatMap((outcome) => outcome.killed));
const unkilled = asked.filter((id) => !dead.has(id));
if (asked.length > 0) console.log(`claims: ${asked.length - unkilled.length} of ${asked.length} are killed by a fault${unkilled.length === 0 ? '' : `; by none:\n${unkilled.map((id) => `    ${id}`).join('\n')}`}`);
process.exit(wanted.length > 0 && killed === wanted.length && unkilled.length === 0 ? 0 : 1);
