import type { ClaimEvidence, Evidence } from '../../evidence/evidence.ts';
import { papersOf } from '../../evidence/ofPaper.ts';
import { legible } from '../legible.ts';
import { pictureSvg, standalone } from './pictureSvg.ts';
import { tolerancesSvg } from './tolerances.ts';

/** The pictures of a claim as SVG, in their order, with their captions in words. */
export const claimPictures = async ({ pictures = {} }: ClaimEvidence): Promise<{ readonly name: string; readonly svg: string; readonly title: string; readonly description: string }[]> => {
  const drawn = [];
  // One after the other: ids of definitions are counted from the start of each.
  for (const [name, picture] of Object.entries(pictures)) drawn.push({ name, svg: await pictureSvg(picture), title: picture.title, description: picture.description });
  return drawn;
};

/** Every picture of the evidence as a file of its own: `<paper>-tolerances.svg`, `<paper>-<claim>-<picture>.svg`. */
export const pictureFiles = async (evidence: Evidence): Promise<Record<string, string>> => {
  const e = legible(evidence);
  const files: Record<string, string> = {};
  for (const { slug } of papersOf(e)) {
    const own = e.claims.filter((c) => c.paper.slug === slug);
    const tolerances = await tolerancesSvg(own);
    if (tolerances !== null) files[`${slug}-tolerances.svg`] = standalone(tolerances);
    for (const c of own) for (const { name, svg } of await claimPictures(c)) files[`${c.id.replace('/', '-')}-${name}.svg`] = standalone(svg);
  }
  return files;
};
