import { prettyJson } from '../evidence/json.ts';
import { counted } from '../report/number.ts';
import { listedClaims, notTestedOf } from './corpus.ts';
import { exit } from './exit.ts';
import { listedExperiments } from './experiments.ts';
import { type Arguments, flag, text } from './options.ts';
import type { Screen } from './screen.ts';
import { UsageError } from './usageError.ts';

/** `gainsay list`: the claims, one a line, then the experiments; or the claims as data. */
export const listCommand = async ({ values, positionals }: Arguments, screen: Screen): Promise<number> => {
  if (positionals.length > 0) throw new UsageError(`list takes no ids (got ${positionals.join(' ')}); show takes one`);
  const claims = await listedClaims(text(values, 'paper'));
  const items = await notTestedOf(claims, text(values, 'paper'));
  if (flag(values, 'json')) {
    screen.out(
      `${prettyJson([
        ...claims.map(({ id, title, kind, expected, place, provenance, statementProvenance, hypotheses }) => ({ id, title, kind, expected, place, provenance, statementProvenance, hypotheses })),
        ...items.map(({ id, title, place, provenance, reason }) => ({ id, title, place, provenance, notTested: reason })),
      ])}\n`,
    );
    return exit.asRecorded;
  }
  const experiments = await listedExperiments(text(values, 'paper'));
  const width = Math.max(0, ...[...claims, ...items, ...experiments].map(({ id }) => id.length));
  for (const c of claims) screen.out(`${c.id.padEnd(width)}  ${c.title}${c.expected === 'refuted' ? ' (known to be false)' : ''}\n`);
  for (const n of items) screen.out(`${n.id.padEnd(width)}  ${n.title} (not tested: ${n.reason})\n`);
  if (experiments.length > 0) screen.out('\nexperiments at full size (verify --deep)\n');
  for (const { id, title, rows, seeds } of experiments) screen.out(`${id.padEnd(width)}  ${title} (${counted(rows, 'row')}, ${counted(seeds, 'seed')})\n`);
  if (claims.length === 0) screen.err('there are no claims yet\n');
  return exit.asRecorded;
};
