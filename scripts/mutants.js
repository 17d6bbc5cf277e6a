/**
 * Plants faults in the dynamics, one place at a time, and sees that the unit tests go red in a test that names the
 * notion: a checker that cannot fail proves nothing. Exit 1 when a fault survives, or its place is no longer found.
 * Usage: node scripts/mutants.js [part of a fault's name]
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyTree, root } from './copyTree.js';

/** Every place: the file in src/dynamics (its test beside it), the text to find (once), its replacement, and what the name of a red test must say. */
const faults = [
  {
    name: 'sign of the intra-sample term',
    places: [
      { file: 'contrastiveCovariance', find: 'r[i] * (x[c] - xPrime[c])', replace: 'r[i] * (xPrime[c] - x[c])', expect: /sign of the intra-sample term/ },
      { file: 'contrastiveCovariance', find: 'r[i] * (h[i] - h[N + i])', replace: 'r[i] * (h[N + i] - h[i])', expect: /laplacian is the quadratic form of 𝒞_α/ },
      { file: 'energy', find: 'sum -= r[i] * halfSquare', replace: 'sum += r[i] * halfSquare', expect: /sign of the intra-sample term/ },
    ],
  },
  {
    name: 'factor 2 in the distances',
    places: [
      { file: 'importances', find: 'return sum / 2;', replace: 'return sum;', expect: /½ in the distances/ },
      { file: 'energy', find: 'return sum / 2;', replace: 'return sum;', expect: /½ in the distances/ },
    ],
  },
  {
    name: 'α transposed in the row-sum term',
    places: [
      { file: 'contrastiveCovariance', find: 'r[i] += alpha.data[i * N + j];', replace: 'r[i] += alpha.data[j * N + i];', expect: /α transposed in the row-sum term/ },
      { file: 'contrastiveCovariance', find: 'r[i] += alpha.data[i * N + j];', replace: 'r[i] += alpha.data[j * N + i];', test: 'energy', expect: /α transposed in the row-sum term/ },
    ],
  },
  {
    name: 'α symmetrised',
    places: [
      { file: 'contrastiveCovariance', find: 'r[i] += alpha.data[i * N + j];', replace: 'r[i] += (alpha.data[i * N + j] + alpha.data[j * N + i]) / 2;', expect: /α is not symmetrised/ },
      { file: 'importances', find: 'out.data[i * N + j] /= sum;\n  }\n  return out;', replace: 'out.data[i * N + j] /= sum;\n  }\n  return mapEntries(out, (a, i, j) => (a + out.data[j * N + i]) / 2);', expect: /α is not symmetric/ },
    ],
  },
  {
    name: "h'(0) wrong",
    places: [
      { file: 'activation', find: 'return u <= 0 ? 0 : 1;', replace: 'return u < 0 ? 0 : 1;', expect: /relu is its definition exactly, value and slope/ },
      { file: 'activation', find: 'return u <= 0 ? 0 : 1;', replace: 'return u < 0 ? 0 : 1;', test: 'oneLayer', expect: /h'\(0\) = c₋ on the kink/ },
      { file: 'activation', find: '      return 1;', replace: '      return u === 0 ? 0 : 1;', expect: /linear is its definition exactly, value and slope/ },
    ],
  },
  {
    name: 'a missing projection',
    places: [
      { file: 'oneLayer', find: 'project(w, gatedCovarianceTimes(alpha, views, h, w));', replace: 'gatedCovarianceTimes(alpha, views, h, w);', expect: /projectedGradient = P⊥_w A\(w\) w/ },
      { file: 'oneLayer', find: 'entry - t * u[c]', replace: 'entry - 0 * t * u[c]', expect: /P⊥ removes the component along w/ },
    ],
  },
  {
    name: 'the top eigenvalue by modulus',
    places: [
      {
        file: 'symmetricEigen',
        find: 'realEigenvalues[l] - realEigenvalues[k]',
        replace: 'Math.abs(realEigenvalues[l]) - Math.abs(realEigenvalues[k])',
        expect: /the largest signed eigenvalue comes first/,
      },
    ],
  },
  {
    name: 'a receptive field shifted by one',
    places: [
      { file: 'twoLayer', find: 'W1.data[node * p + c] * x.data[field + c]', replace: 'W1.data[node * p + c] * x.data[i * x.cols + ((field + c + 1) % x.cols)]', expect: /receptive field k reads coordinates/ },
      { file: 'twoLayer', find: 'weight * x.data[field + c]', replace: 'weight * x.data[i * x.cols + ((field + c + 1) % x.cols)]', expect: /twoLayerGradients are the exact gradients/ },
    ],
  },
];

const copy = copyTree(['src', 'package.json', 'tsconfig.json', 'vitest.config.ts']);
const output = join(copy, 'result.json');

/** The full names of the tests that are red in the given test files of the copy; throws when vitest ran none. */
const redTests = (files) => {
  rmSync(output, { force: true });
  const { stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...files.map((file) => `src/dynamics/${file}.test.ts`), '--reporter=json', `--outputFile=${output}`],
    { cwd: copy, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } },
  );
  let result;
  try {
    result = JSON.parse(readFileSync(output, 'utf8'));
  } catch {
    throw new Error(`vitest gave no result for ${files.join(', ')}: ${stderr.slice(0, 2000)}`);
  }
  if (result.numTotalTests === 0) throw new Error(`vitest found no tests in ${files.join(', ')}: ${stderr.slice(0, 2000)}`);
  return result.testResults.flatMap((file) => file.assertionResults.filter((t) => t.status === 'failed').map((t) => t.fullName));
};

/** What became of one place: null when a test that names the notion went red, else why not. */
const plant = ({ file, find, replace, test = file, expect }) => {
  const path = join(copy, 'src/dynamics', `${file}.ts`);
  const original = readFileSync(path, 'utf8');
  const found = original.split(find).length - 1;
  if (found !== 1) return { complaint: `its place is found ${found} times in ${file}.ts, expected once: bring scripts/mutants.js up to date`, red: [] };
  try {
    writeFileSync(path, original.replace(find, () => replace));
    const red = redTests([test]);
    if (red.length === 0) return { complaint: `SURVIVED in ${file}.ts: ${test}.test.ts stays green`, red };
    if (!red.some((name) => expect.test(name))) return { complaint: `killed in ${file}.ts, but by no test that names the notion (${expect.source})`, red };
    return { complaint: null, red: red.filter((name) => expect.test(name)) };
  } finally {
    writeFileSync(path, original);
  }
};

const wanted = faults.filter((fault) => fault.name.includes(process.argv[2] ?? ''));
let killed = 0;
try {
  const before = redTests([...new Set(wanted.flatMap((fault) => fault.places.map(({ file, test = file }) => test)))]);
  if (before.length > 0) throw new Error(`red before any fault was planted: ${before.join('; ')}`);
  for (const fault of wanted) {
    const outcomes = fault.places.map(plant);
    const complaints = outcomes.filter((outcome) => outcome.complaint !== null);
    if (complaints.length === 0) killed += 1;
    console.log(`${complaints.length === 0 ? '✓ killed ' : '✗ '}${fault.name}`);
    for (const { complaint, red } of outcomes) {
      if (complaint !== null) console.log(`    ${complaint}`);
      for (const name of red) console.log(`    red: ${name}`);
    }
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
console.log(`mutants: ${killed} of ${wanted.length} killed`);
process.exit(wanted.length > 0 && killed === wanted.length ? 0 : 1);
