import type { Arithmetic } from '../../arithmetic/arithmetic.ts';
import { directionalDerivative } from '../../arithmetic/oneSided.ts';
import type { ContrastiveLoss } from '../../definitions/losses/contrastiveLoss.ts';
import { tableLosses } from '../../definitions/losses/table.ts';
import { namedLosses } from '../../definitions/losses/tableTrees.ts';
import { evaluate, type Tree } from '../../definitions/losses/tree.ts';
import type { Field } from '../field.ts';
import { choice } from '../fields.ts';
import { hypothesis } from '../hypothesis.ts';
import { setting } from '../setting.ts';
import { tableLoss, valuesOf } from './lossBatch.ts';

const { tau, epsilon, c } = tableLoss.fields;

/** A point at which φ and ψ are looked at, often where a formula has its kink: −ε for ψ, 1 for φ. */
const point: Field<number> = {
  kind: 'number',
  what: 'a difference δ; φ is looked at |δ|',
  draw: (stream, _dims, drawn) => (stream.chance(0.2) ? -(drawn.epsilon as number) : stream.chance(0.2) ? 1 : stream.chance(0.5) ? stream.integer(-16, 16) / 4 : 4 * stream.normal()),
  valid: (value) => Math.abs(value) <= 64,
};

/** How far the second point lies to the right. */
const gap: Field<number> = { kind: 'number', what: 'distance to a second point on the right', draw: (stream) => stream.pick([0.25, 0.5, 1, 4]), valid: (value) => value >= 0.125 && value <= 64 };

/** A row of the table and two points. */
export const lossPoint = setting({
  id: 'loss-point',
  words: 'For all losses of the table, parameters ½ ≤ τ, c ≤ 4 and 0 ≤ ε ≤ 4 of them, and points of the line up to 64',
  dims: { n: [1, 1] },
  // A kink at −ε moves with ε: both change together.
  *moves(instance) {
    for (const at of [0, 0.5, 1]) if (instance.x === -instance.epsilon && instance.epsilon !== at) yield { ...instance, epsilon: at, x: -at };
  },
  fields: { loss: choice<string>('loss', ...tableLosses), tau, epsilon, c, x: point, gap },
});

/** A row other than the triplet loss. */
export const notTriplet = hypothesis<{ readonly loss: string }>({
  words: 'the loss is not the triplet loss',
  tex: String.raw`\psi \ne [x+\epsilon]_+`,
  narrow: { loss: choice<string>('loss', ...tableLosses.filter((name) => name !== 'triplet')) },
  holds: ({ loss }) => loss !== 'triplet',
});

interface Point<S> {
  readonly loss: string;
  readonly tau: S;
  readonly epsilon: S;
  readonly c: S;
  readonly x: S;
  readonly gap: S;
}

const named = (loss: string): ContrastiveLoss => (namedLosses as Readonly<Record<string, ContrastiveLoss>>)[loss];

/** |δ|, moved off 0, where φ = log has no value. */
const atSum = <S>(R: Arithmetic<S>, x: S): S => {
  const side = R.compare(x, R.of(0));
  return side === 0 ? R.of(1) : side > 0 ? x : R.sub(R.of(0), x);
};

/** The derivative from the right less that from the left, of ψ at δ and of φ at |δ|. */
export const slopeJumps = <S>(R: Arithmetic<S>, instance: Point<S>): readonly [S, S] => {
  const { phi, psi } = named(instance.loss);
  const jump = (tree: Tree, x: S): S => {
    const side = (direction: number): S =>
      directionalDerivative(R, (D, [z]) => evaluate(D, tree, { ...Object.fromEntries(Object.entries(valuesOf(instance)).map(([name, value]) => [name, { value, partials: [] }])), x: z }), [x], [R.of(direction)]);
    return R.add(side(1), side(-1));
  };
  return [jump(psi, instance.x), jump(phi, atSum(R, instance.x))];
};

/** By how much ψ rises from δ to δ + gap, and φ from |δ| to |δ| + gap. */
export const rises = <S>(R: Arithmetic<S>, instance: Point<S>): readonly [S, S] => {
  const { phi, psi } = named(instance.loss);
  const rise = (tree: Tree, x: S): S => R.sub(evaluate(R, tree, { ...valuesOf(instance), x: R.add(x, instance.gap) }), evaluate(R, tree, { ...valuesOf(instance), x }));
  return [rise(psi, instance.x), rise(phi, atSum(R, instance.x))];
};

/** How large φ, ψ and their slopes can be on the stretch looked at: e^{(64 + 64)/τ + ε} at the most, from the values at its end. */
export const pointScale = <S>(R: Arithmetic<S>, instance: Point<S>): number => {
  const { phi, psi, dPhi, dPsi } = named(instance.loss);
  const end = (tree: Tree, x: S): number => Math.abs(R.toNumber(evaluate(R, tree, { ...valuesOf(instance), x })));
  const [right, sum] = [R.add(instance.x, instance.gap), atSum(R, instance.x)];
  const size = 1 + Math.abs(R.toNumber(instance.x)) + R.toNumber(instance.gap);
  return size ** 2 * (1 + end(psi, right) + end(dPsi, right) + end(dPsi, instance.x) + end(phi, R.add(sum, instance.gap)) + end(phi, sum) + end(dPhi, sum));
};
