import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { inner } from '../definitions/oneLayer.ts';
import type { Matrix } from '../linalg/matrix.ts';
import { batchNormNodes, weightGradientsOver, type BatchNormNodes } from './batchNormNodes.ts';
import type { Field } from './field.ts';
import { magnitude } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { withoutAugmentation } from './moves.ts';
import { setting } from './setting.ts';

/** One step of gradient ascent, w_m ← w_m + η(∇_{w_m}ℰ − λw_m), on the nodes of a network with BatchNorm. */
export const batchNormStep = setting({
  id: 'batch-norm-step',
  words: `${batchNormNodes.words}, and one step of gradient ascent with step size η and weight decay λ`,
  dims: batchNormNodes.dims,
  batch: 'x',
  moves: withoutAugmentation,
  fields: { ...batchNormNodes.fields, rate: magnitude('step size η', [2 ** -6, 4]), decay: magnitude('weight decay λ', [0, 1]) },
});

export type BatchNormStep = BatchNormNodes & { readonly rate: number; readonly decay: number };

const none: Field<number> = { kind: 'number', what: 'λ = 0', draw: () => 0, valid: (value) => value === 0, mutate: () => 0 };

/** λ = 0. */
export const noWeightDecay = hypothesis<{ readonly decay: number }>({
  words: 'there is no weight decay',
  tex: String.raw`\lambda = 0`,
  narrow: { decay: none },
  holds: ({ decay }) => decay === 0,
});

type Step<T, S> = { readonly [K in keyof BatchNormStep]: BatchNormStep[K] extends Matrix ? T : BatchNormStep[K] extends number ? S : BatchNormStep[K] };

/** ‖w_m + η(∇ − λw_m)‖² − ‖w_m‖² − η²‖∇‖² of every node, from the definitions over any arithmetic: M scalars. */
export const growthDefects = <S>(R: Arithmetic<S>, instance: Step<Table<S>, S>): S[] => {
  const { W1, rate, decay } = instance;
  return weightGradientsOver(R, instance).map((gradient, m) => {
    const after = W1[m].map((w, c) => R.add(w, R.mul(rate, R.sub(gradient[c], R.mul(decay, w)))));
    const grown = R.sub(inner(R, after, after), inner(R, W1[m], W1[m]));
    return R.sub(grown, R.mul(R.mul(rate, rate), inner(R, gradient, gradient)));
  });
};
