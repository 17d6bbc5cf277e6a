/** Faults in what a start loads, and in what is kept from one start to the next. */
const summaries = (find, replace, expect) => ({ file: 'src/cli/summaries.ts', find, replace, test: 'src/cli/summaries.test.ts', expect });

export const faults = [
  { name: 'summaries kept by the text of the module alone', places: [summaries("specifier.startsWith('.') ? codeOf(new URL(specifier, url).href) :", "specifier.startsWith('.') ? '' :", /loaded once, and again when anything below them changes/)] },
  { name: 'summaries kept of files that changed after the process began', places: [summaries('statSync(path).ctimeMs < before', 'statSync(path).ctimeMs > 0 || before > 0', /what changed since it began is not kept/)] },
  { name: 'summaries kept of modules that import each other', places: [summaries('known.set(url, null);', "known.set(url, '');", /modules that import each other/)] },
  { name: 'summaries read without their hash', places: [summaries('hashOf(text) === hash', "hash !== ''", /a damaged shelf is an empty one/)] },
  { name: 'a claim loaded from an address whatever its id', places: [{ file: 'src/cli/corpus.ts', find: 'entry.claim.id !== id', replace: "id === ''", test: 'src/cli/corpus.test.ts', expect: /a file that holds another is refused/ }] },
];
