const record = (find, replace, expect) => ({ file: 'src/evidence/experimentRecord.ts', find, replace, test: 'src/evidence/experimentRecord.test.ts', expect });
const table = (find, replace, expect) => ({ file: 'src/report/experimentTable.ts', find, replace, test: 'src/report/experimentTable.test.ts', expect });
const file = (find, replace, expect) => ({ file: 'src/cli/experimentFile.ts', find, replace, test: 'src/cli/experimentFile.test.ts', expect });
const page = (at, find, replace, expect) => ({ file: `src/report/html/${at}.ts`, find, replace, test: 'src/report/html/page.test.ts', expect });

/** Faults in what is kept and shown of experiments at full size. */
export const faults = [
  {
    name: 'records of experiments that tell something else than was measured',
    places: [
      record('.toSorted((a, b) => a.seed - b.seed)', '', /values in that of the seeds/),
      record('ofRow(runs, name).map(({ outcome }) => outcome)', 'runs.map(({ outcome }) => outcome)', /pictures see the runs of a row/),
      { file: 'src/claim/runPictures.ts', find: '(n - 1) / n))', replace: '(n - 1)))', test: 'src/claim/runPictures.test.ts', expect: /1\.96 standard errors/ },
      { file: 'src/claim/runPictures.ts', find: 'Math.min(bins - 1, ', replace: 'Math.min(bins, ', test: 'src/claim/runPictures.test.ts', expect: /counts every value/ },
      { file: 'src/report/pictures/plot.ts', find: '.y0(([, low]) => low)', replace: '.y0(([, , high]) => high)', test: 'src/report/pictures/pictureSvg.test.ts', expect: /a spread is a band/ },
      record('{ ...content, digest: await digestOf(content)', '{ ...content, digest: await digestOf({ ...content, millisecondsPerUnit })', /not of the times/),
      record('notes.every(({ holds }) => holds !== false)', 'true', /what is asked, what is missing/),
      record('seeds.length, 0) === asked.runs', 'seeds.length, 0) >= 1', /what is asked, what is missing/),
      { file: 'src/claim/experiment.ts', find: '[b.deviation ?? 0, recorded.seeds]', replace: '[b.deviation ?? 1, recorded.seeds]', test: 'src/evidence/experimentRecord.test.ts', expect: /means agree/ },
    ],
  },
  {
    name: 'tables of experiments misread',
    places: [
      table("replaceAll('|', String.raw`\\|`)", 'trim()', /stands in the order of the rows/),
      table('meanOnly || spread.deviation === null', 'meanOnly', /a mean alone/),
      table("reproduced === null ? '–' : reproduced ? 'yes' : '**no**'", "reproduced === null ? '–' : 'yes'", /stands in the order of the rows/),
    ],
  },
  {
    name: 'a record that was altered is read all the same',
    places: [file('if (digest !== record.digest)', 'if (digest === null)', /altered/), file("if (fault !== null) refuse(fault.where, fault.why);", '', /altered/)],
  },
  {
    name: 'experiments in pages of other papers, or unescaped',
    places: [
      page('page', '.filter(({ paper }) => slugs.has(paper.slug))', '', /of another paper stay out/),
      page('experimentMarkup', 'claims.includes(claim)', 'true', /stand in the page of their paper/),
      page('experimentMarkup', 'markup`<strong>${part.slice(2, -2)}</strong>`', 'new Markup(`<strong>${part.slice(2, -2)}</strong>`)', /hostile record/),
    ],
  },
];
