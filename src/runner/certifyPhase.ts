import { addDown, addUp } from '../arithmetic/directed.ts';
import { dyadic } from '../arithmetic/dyadic.ts';
import type { Interval } from '../arithmetic/interval.ts';
import type { AnyClaim } from '../claim/claim.ts';
import { contradicts, type Exhibit } from '../claim/exhibit.ts';
import { isCertified, type CertifiedPoint, type CertifiedZero, type KantorovichZero } from '../dynamics/certificates/certificate.ts';
import type { Certificate, Certificates, Uncertified, WrittenInterval } from '../evidence/evidence.ts';
import { stream } from '../generators/stream.ts';
import type { AnyInstance } from '../settings/field.ts';
import { instances } from '../settings/instances.ts';
import { read } from '../settings/written.ts';
import { evaluator, Fault } from './evaluate.ts';
import type { VerifyOptions } from './options.ts';
import { pacer } from './pacer.ts';
import { discardsPerCase } from './randomPhase.ts';
import { deriveSeed } from './seed.ts';
import { valueToken } from './token.ts';

/** Random instances that exhibit something, admissible ones that are asked for it, and certificates of theirs that the evidence keeps in full. */
const [mostInstances, mostAsked, mostShown] = [8, 64, 2];

const pair = ({ lo, hi }: Interval): WrittenInterval => [lo, hi];
const exactly = (x: number): string => {
  const { mantissa, exponent } = dyadic('certificate', x);
  return `${mantissa}·2^${exponent}`;
};

/** All within r of m, rounded outward, or inward, so that what is said of the ball is said of no more. */
const ball = (m: readonly number[], r: number, outward: boolean): Interval[] =>
  m.map((entry) => (outward ? { lo: addDown(entry, -r), hi: addUp(entry, r) } : { lo: addUp(entry, -r), hi: addDown(entry, r) }));

const writtenCertificate = ({ what, coordinates }: Exhibit, found: CertifiedPoint | CertifiedZero | KantorovichZero, replay: string): Certificate => {
  const [box, enclosure] = 'within' in found ? [ball(found.midpoint, found.unique, false), ball(found.midpoint, found.within, true)] : [found.box, found.enclosure];
  return {
    what,
    coordinates,
    kind: 'kind' in found ? found.kind : 'zero',
    replay,
    midpoint: found.midpoint,
    preconditioner: found.preconditioner,
    box: box.map(pair),
    exactly: box.map(({ lo, hi }) => [exactly(lo), exactly(hi)]),
    enclosure: enclosure.map(pair),
    value: found.value.map(pair),
    jacobian: found.jacobian.map((row) => row.map(pair)),
    directions: 'inertia' in found ? found.inertia.directions : null,
    discs: 'inertia' in found ? found.inertia.discs.map(pair) : null,
    ...('within' in found ? { kantorovich: { radius: found.radius, lipschitz: found.lipschitz, h: found.h } } : {}),
  };
};

/**
 * What an instance exhibits, each point certified or with the reason why not; nothing for a claim that does not say. A certificate that
 * contradicts the claim, or an exception, is a `Fault`: the claim takes a point for what it is not.
 */
export const exhibitsOf = (claim: AnyClaim, instance: AnyInstance): (Certificate | Uncertified)[] => {
  const replay = valueToken(claim.id, null, claim.forAll, instance);
  let exhibits: readonly Exhibit[];
  try {
    exhibits = claim.certify?.(instance) ?? [];
  } catch (error) {
    throw new Fault(`'certify' threw ${String(error)} on ${replay.slice(0, 2000)}`, { cause: error });
  }
  return exhibits.map((exhibit) => {
    const { what, expected, outcome } = exhibit;
    if (!isCertified(outcome)) return { what, failure: outcome.failure, because: outcome.because };
    if (contradicts(exhibit)) throw new Fault(`${what} of ${replay.slice(0, 2000)} is taken for a ${expected}, and certified to be ${'kind' in outcome ? `a ${outcome.kind}` : 'a zero'}`);
    return writtenCertificate(exhibit, outcome, replay);
  });
};

/**
 * Asks the claim's witnesses and the first random instances that satisfy the hypotheses what they exhibit, until eight have exhibited something. Null for a claim that says
 * neither that nor why not. Throws as `exhibitsOf`.
 */
export const certifyPhase = async (claim: AnyClaim, options: VerifyOptions): Promise<Certificates | null> => {
  const leftOut = claim.uncertified === undefined ? {} : { leftOut: claim.uncertified };
  if (claim.certify === undefined) return claim.uncertified === undefined ? null : { instances: 0, exhibited: 0, certified: 0, refused: {}, shown: [], ...leftOut };
  const judge = evaluator(claim, null);
  const source = instances(claim.forAll, judge.kept, options.data);
  const { due, pause } = pacer(options);
  const refused: Record<string, number> = {};
  const shown: Certificate[] = [];
  let [asked, count, exhibited, certified] = [0, 0, 0, 0];
  let kept = 0;
  const look = (instance: AnyInstance, own: boolean): void => {
    if (judge.rejectedBy(instance) !== null) return;
    asked++;
    const exhibits = exhibitsOf(claim, instance);
    if (exhibits.length > 0) count++;
    for (const exhibit of exhibits) {
      exhibited++;
      if ('failure' in exhibit) refused[exhibit.failure] = (refused[exhibit.failure] ?? 0) + 1;
      else {
        certified++;
        // Those of the claim's own witnesses are why it has them.
        if (own || ++kept <= mostShown) shown.push(exhibit);
      }
    }
  };
  for (const written of claim.witnesses) look(read(claim.forAll, written), true);
  const random = stream(deriveSeed(options.seed, claim.id, 'certify'));
  const until = count + mostInstances;
  for (let draws = 0; count < until && asked < mostAsked && draws < discardsPerCase * mostInstances; draws++) {
    if (due()) await pause({ claim: claim.id, dropped: null, phase: 'certify', done: count, asked: until, worst: 0, discards: draws - asked });
    look(source.draw(random), false);
  }
  return { instances: count, exhibited, certified, refused, shown, ...leftOut };
};
