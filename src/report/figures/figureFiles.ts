import type { Evidence } from '../../evidence/evidence.ts';
import { ofPaper, papersOf } from '../../evidence/ofPaper.ts';
import { laidOut } from '../html/claimsMap.ts';
import { legible } from '../legible.ts';
import { counterexampleFigure, simplestRefutation } from './counterexampleFigure.ts';
import { mapFigure } from './mapFigure.ts';

/** Components side by side: a README has the width of the page but not the length. */
const packed = { pack: 4, packmode: 'graph' };

/** The pictures of a README by file name: the map of each paper, `map-<slug>.svg`, and `counterexample.svg`, the one that is checked soonest. */
export const figureFiles = async (e: Evidence): Promise<Record<string, string>> => {
  const files: Record<string, string> = {};
  for (const { slug } of papersOf(e)) {
    const own = legible(await ofPaper(e, slug));
    files[`map-${slug}.svg`] = mapFigure(own, await laidOut(own, packed));
  }
  const simplest = simplestRefutation(legible(e));
  if (simplest !== null) files['counterexample.svg'] = counterexampleFigure(simplest);
  return files;
};
