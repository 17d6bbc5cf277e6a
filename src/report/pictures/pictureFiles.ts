import type { ClaimEvidence, Evidence } from '../../evidence/evidence.ts';
import { papersOf } from '../../evidence/ofPaper.ts';
import { legible } from '../legible.ts';
import { standalone } from './drawing.ts';
import { pictureSvg } from './pictureSvg.ts';
import { tolerancesSvg } from './tolerances.ts';

/** The pictures of a claim or an experiment as SVG, in their order, with their captions in words. */
export const claimPictures = ({ pictures = {} }: Pick<ClaimEvidence, 'pictures'>): { readonly name: string; readonly svg: string; readonly title: string; readonly description: string }[] =>
  Object.entries(pictures).map(([name, picture]) => ({ name, svg: pictureSvg(picture), title: picture.title, description: picture.description }));

/** Every picture of the evidence as a file of its own: `<paper>-tolerances.svg`, `<paper>-<claim>-<picture>.svg`. */
export const pictureFiles = (evidence: Evidence): Record<string, string> => {
  const e = legible(evidence);
  const files: Record<string, string> = {};
  for (const { slug } of papersOf(e)) {
    const own = e.claims.filter((c) => c.paper.slug === slug);
    const tolerances = tolerancesSvg(own);
    if (tolerances !== null) files[`${slug}-tolerances.svg`] = standalone(tolerances);
    for (const c of own) for (const { name, svg } of claimPictures(c)) files[`${c.id.replace('/', '-')}-${name}.svg`] = standalone(svg);
  }
  return files;
};
