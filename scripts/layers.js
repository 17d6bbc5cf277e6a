/**
 * Checks the layers with dependency-cruiser, and the check itself: an analyser that sees no modules passes every
 * rule, so their number is compared with the files on disk, and every rule must refuse an edge planted against it.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { copyTree, root } from './copyTree.js';

const analysed = ['src', 'properties'];

/** The rules that the tree breaks, and the number of its own modules and edges that were looked at. */
const cruise = (folder) => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'), ...analysed, '--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  try {
    const { modules, summary } = JSON.parse(stdout);
    const own = modules.filter((m) => analysed.some((part) => m.source.startsWith(`${part}/`)));
    return {
      modules: own.length,
      edges: own.reduce((sum, m) => sum + m.dependencies.length, 0),
      violations: summary.violations.map((v) => ({ rule: v.rule.name, from: v.from, to: v.to, files: [v.from, ...(v.cycle ?? []).map((step) => step.name)] })),
    };
  } catch {
    throw new Error(`dependency-cruiser gave no result: ${stderr.slice(0, 2000)}`);
  }
};

const filesOnDisk = (folder) =>
  analysed.reduce((sum, part) => sum + readdirSync(join(folder, part), { recursive: true }).filter((name) => String(name).endsWith('.ts')).length, 0);

/** An edge against every rule: what is appended to which file (a new one where it does not exist). */
const planted = [
  { rule: 'linalg-imports-nothing-above-it', file: 'src/linalg/matrix.ts', text: "import '../dynamics/energy.ts';" },
  { rule: 'settings-imports-nothing-above-it', file: 'src/settings/setting.ts', text: "import type { Kind } from '../claim/claim.ts';\nexport type Planted = Kind;" },
  { rule: 'runner-imports-nothing-above-it', file: 'src/runner/seed.ts', text: "import '../report/words.ts';" },
  { rule: 'report-imports-nothing-above-it', file: 'src/report/words.ts', text: "import '../cli/exit.ts';" },
  { rule: 'report-reads-evidence-only', file: 'src/report/words.ts', text: "import '../runner/seed.ts';" },
  { rule: 'no-cycle', file: 'src/claim/paper.ts', text: "import type { Kind } from './claim.ts';\nexport type Planted = Kind;" },
  { rule: 'claims-know-no-machinery', file: 'properties/planted/claim.ts', text: "import '../../src/runner/seed.ts';" },
  { rule: 'claims-import-no-package', file: 'properties/planted/claim.ts', text: "import 'fast-check';" },
  { rule: 'browser-safe', file: 'src/runner/seed.ts', text: "import 'node:os';" },
  { rule: 'fast-check-below-the-runner', file: 'src/settings/setting.ts', text: "import 'fast-check';" },
  { rule: 'vitest-in-its-glue-only', file: 'src/runner/seed.ts', text: "import 'vitest';" },
  { rule: 'resolvable', file: 'src/runner/seed.ts', text: "import './nowhere.ts';" },
  { rule: 'no-test-helpers-in-code', file: 'src/runner/seed.ts', text: "import '../evidence/sample.testing.ts';" },
];

const complaints = [];

const result = cruise(root);
const expected = filesOnDisk(root);
for (const v of result.violations) complaints.push(`${v.rule}: ${v.from} → ${v.to}`);
if (expected === 0 || result.modules < expected || result.edges === 0) {
  complaints.push(`the analysis saw ${result.modules} modules with ${result.edges} imports, there are ${expected} files: the rules were not checked`);
}

const copy = copyTree(['src', 'properties', 'package.json', 'tsconfig.json', '.dependency-cruiser.cjs']);
try {
  for (const { file, text } of planted) {
    const path = join(copy, file);
    mkdirSync(dirname(path), { recursive: true });
    appendFileSync(path, `\n${text}\n`);
  }
  const found = cruise(copy).violations;
  const original = new Set(result.violations.map((v) => `${v.rule} ${v.from} ${v.to}`));
  for (const { rule, file } of planted) {
    const refused = found.some((v) => v.rule === rule && v.files.includes(file) && !original.has(`${v.rule} ${v.from} ${v.to}`));
    if (!refused) complaints.push(`the rule ${rule} let a planted edge in ${file} pass`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}

for (const complaint of complaints) console.error(`layers: ${complaint}`);
if (complaints.length > 0) process.exit(1);
console.log(`layers: ${result.modules} modules, ${result.edges} imports, no violation; ${planted.length} planted edges refused`);
