/** The layers, lowest first: a module may import its own layer and those below it, never one above. */
const layers = [
  ['linalg'],
  ['arithmetic'],
  ['definitions'],
  ['dynamics'],
  ['generators'],
  ['settings'],
  ['claim'],
  ['evidence'],
  ['runner'],
  ['report'],
  ['cli', 'vitest'],
];

const folder = (names) => `^src/(${names.join('|')})/`;
const tests = String.raw`\.(test|testing)\.ts$`;

/** Values of a claim's contract flow upwards only; types may be told apart from code, but not from direction. */
const upwards = layers.slice(0, -1).map((names, i) => ({
  name: `${names[0]}-imports-nothing-above-it`,
  severity: 'error',
  from: { path: folder(names), pathNot: tests },
  to: { path: [folder(layers.slice(i + 1).flat()), '^properties/'] },
}));

module.exports = {
  forbidden: [
    ...upwards,
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'report-reads-evidence-only',
      comment: 'a report is a function of the evidence: of ours it may see evidence/ and claim/; the explorer alone re-runs claims in the page',
      severity: 'error',
      from: { path: '^src/report/', pathNot: [tests, '^src/report/explorer/'] },
      to: { path: '^src/', pathNot: '^src/(report|evidence|claim)/' },
    },
    {
      name: 'claims-know-no-machinery',
      comment: 'a claim file is data over claim, settings, dynamics, definitions, arithmetic and linalg',
      severity: 'error',
      from: { path: '^properties/', pathNot: tests },
      to: { path: '^src/', pathNot: '^src/(claim|settings|dynamics|definitions|arithmetic|linalg)/' },
    },
    {
      name: 'claims-import-no-package',
      severity: 'error',
      from: { path: '^properties/', pathNot: tests },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'] },
    },
    {
      name: 'browser-safe',
      comment: 'all but the command line and the vitest glue runs in a browser too',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/(cli|vitest)/', tests] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'fast-check-below-the-runner',
      severity: 'error',
      from: { path: ['^src/', '^properties/'], pathNot: ['^src/(runner|generators)/', tests] },
      to: { path: 'node_modules/fast-check' },
    },
    {
      name: 'vitest-in-its-glue-only',
      severity: 'error',
      from: { path: ['^src/', '^properties/'], pathNot: ['^src/vitest/', tests] },
      to: { path: ['node_modules/vitest', '^src/vitest/'] },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'no-test-helpers-in-code', severity: 'error', from: { path: '^(src|properties)/', pathNot: tests }, to: { path: tests } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'], extensions: ['.ts', '.js', '.json'] },
  },
};
