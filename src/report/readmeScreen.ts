import { collect } from '../evidence/collect.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { terminal } from './terminal.ts';

const place = /<!-- screen:begin (\S+) -->\n[\s\S]*?<!-- screen:end -->/;

/**
 * The README with what `verify` shows of one claim, named in the marker `<!-- screen:begin <id> -->`, up to `<!-- screen:end -->`: the text of a
 * run of that claim alone, with its digest. A text without the markers stays as it is; throws when the evidence has no such claim.
 */
export const withReadmeScreen = async (readme: string, { seed, data, claims, environment }: Evidence): Promise<string> => {
  const [whole, id] = place.exec(readme) ?? [];
  if (whole === undefined || id === undefined) return readme;
  const own = claims.filter((c) => c.id === id);
  if (own.length === 0) throw new Error(`readmeScreen: the evidence has no claim ${id}, whose screen the text shows; name one that it has in the marker`);
  const alone = await collect({ seed, data, claims: own, skipped: [], partial: false, environment });
  const lines = [`<!-- screen:begin ${id} -->`, '```', `$ npm run verify -- ${id}`, terminal(alone).trimEnd(), '```', '<!-- screen:end -->'];
  return readme.replace(whole, () => lines.join('\n'));
};
