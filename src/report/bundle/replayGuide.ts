import type { Evidence } from '../../evidence/evidence.ts';
import { legible } from '../legible.ts';
import { code, fenced, prose } from '../paste/dialect.ts';
import { partialWords } from '../status.ts';
import { searchesOf } from '../machine/searches.ts';

/** How to re-run, from a clone of the same version, the whole run and each counterexample of it. */
export const replayGuide = (evidence: Evidence): string => {
  const e = legible(evidence);
  const tokens = e.claims.flatMap((c) => searchesOf(c).flatMap(({ search }) => (search.counterexample === null ? [] : [search.counterexample.replay])));
  return [
    '# How to re-run this',
    '',
    ...(e.partial ? [`**${partialWords}**`, ''] : []),
    `Made with gainsay ${prose(e.environment.gainsay)} on Node ${prose(e.environment.node)}. In a folder with that version (Node 20.19 or newer):`,
    '',
    ...fenced(['npm ci', `npm run verify -- --seed ${e.seed} --into rerun`, 'npm run gainsay -- diff evidence.json rerun/evidence.json'], 'sh'),
    '',
    `Data: ${prose(e.data)}${e.data === 'generated' ? '' : '; pass the same table with --data'}. The digest of the new evidence should be ${code(e.digest)}: times and machine do not enter it.`,
    '',
    ...(e.notTested === undefined ? [] : [`Not tested, hence nothing to re-run: ${e.notTested.map((n) => code(n.id)).join(', ')}. Why is said in each report.`, '']),
    'To render this evidence in another form, without running anything:',
    '',
    ...fenced(['npm run gainsay -- report --from evidence.json --full'], 'sh'),
    '',
    tokens.length === 0 ? 'There is no counterexample to re-run.' : 'Each counterexample by itself, with every value on the way:',
    '',
    ...(tokens.length === 0 ? [] : fenced(tokens.map((token) => `npm run gainsay -- replay ${token}`), 'sh')),
  ].join('\n').replace(/\n*$/, '\n');
};
