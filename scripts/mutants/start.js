/** Faults in what a start loads, and in what is kept from one start to the next. */
const summaries = (find, replace, expect) => ({ file: 'src/cli/summaries.ts', find, replace, test: 'src/cli/summaries.process.test.ts', expect });

export const faults = [
  { name: 'summaries kept by the text of the module alone', places: [summaries("if (specifier.startsWith('.')) return of(new URL(specifier, url).href);", "if (specifier.startsWith('.')) return { code: '', changed: 0 };", /loaded once, and again when anything below them changes/)] },
  { name: 'summaries kept of files that changed after the process began', places: [summaries(' && after.changed(url) < began)', ' && began > 0)', /what changed since it began is not kept/)] },
  { name: 'summaries kept of modules that import each other', places: [summaries('known.set(url, { code: null, changed: Infinity });', "known.set(url, { code: '', changed: 0 });", /modules that import each other/)] },
  { name: 'summaries read without their hash', places: [summaries('hashOf(text) === hash', "hash !== ''", /a damaged shelf is an empty one/)] },
  {
    name: 'a file taken for unchanged that is not',
    places: [
      { file: 'src/cli/fileState.ts', find: 'fileState(resolve(base, name))?.state === state', replace: 'fileState(resolve(base, name)) !== null', test: 'src/cli/summaries.process.test.ts', expect: /an edit is seen nevertheless/ },
      { file: 'src/cli/fileState.ts', find: '${at.size} ${at.mtimeNs} ${at.ctimeNs} ${at.ino}', replace: '${at.size} ${at.mtimeNs} ${at.ino}', test: 'src/cli/summaries.process.test.ts', expect: /an edit is seen nevertheless/ },
      { file: 'src/cli/fileState.ts', find: "state !== '' && ", replace: "state === '' || ", test: 'src/cli/kept.test.ts', expect: /again after an edit/ },
    ],
  },
  { name: 'a claim loaded from an address whatever its id', places: [{ file: 'src/cli/corpus.ts', find: 'entry.claim.id !== id', replace: "id === ''", test: 'src/cli/corpus.test.ts', expect: /a file that holds another is refused/ }] },
];
