/**
 * How claims end, as stated, in this copy of the project, at the seed of `npm test` and with their own numbers of cases:
 * writes { id: { asRecorded, fault, how } } as JSON. Rows with a hypothesis dropped are not searched: a fault that only
 * those notice is one that the claim itself does not.
 * Usage: node --import ./bin/typescript.js scripts/endings.js <output> <claim id …>
 */
import { writeFileSync } from 'node:fs';

const { entriesOf } = await import('../src/cli/corpus.ts');
const { readWitnesses } = await import('../src/cli/witnesses.ts');
const { isResidual } = await import('../src/claim/residual.ts');
const { statusOf } = await import('../src/runner/evaluate.ts');
const { search } = await import('../src/runner/search.ts');
const { defaultSeed } = await import('../src/runner/seed.ts');

const [output, ...ids] = process.argv.slice(2);
const entries = new Map((await entriesOf()).map((entry) => [entry.claim.id, entry]));

const ending = async (id) => {
  const { claim } = entries.get(id);
  let violation = null;
  /** One violation keeps a claim from holding, whatever reduction and confirmation make of it: they are not waited for. */
  const hasty = {
    ...claim,
    then(instance) {
      const conclusion = claim.then(instance);
      if (claim.expect === 'held' && isResidual(conclusion) && statusOf(conclusion) === 'violated') {
        violation = conclusion;
        throw new Error('violated');
      }
      return conclusion;
    },
  };
  try {
    const { verdict, reason } = await search(hasty, null, { seed: defaultSeed, witnesses: await readWitnesses(id) });
    return { asRecorded: verdict === claim.expect, fault: false, how: `${verdict}, ${reason}` };
  } catch (error) {
    if (violation === null) return { asRecorded: false, fault: true, how: String(error).slice(0, 300) };
    const { what, value, tolerance } = violation;
    return { asRecorded: false, fault: false, how: `violated: ${what} is ${value.toPrecision(2)}, tolerance ${tolerance.toPrecision(2)}` };
  }
};

const found = {};
for (const id of ids) found[id] = await ending(id);
writeFileSync(output, JSON.stringify(found));
