import type { Arithmetic } from '../../arithmetic/arithmetic.ts';
import { choice } from '../fields.ts';
import { hypothesis } from '../hypothesis.ts';
import { withoutAugmentation } from '../moves.ts';
import { setting } from '../setting.ts';
import { tableLoss } from './lossBatch.ts';

/** Losses of the table that are InfoNCE at other parameters, and three that are not. */
const [same, other] = [['MINE', 'tuplet', 'soft-triplet'] as const, ['triplet', 'lifted', 'triplet-contrastive'] as const];

const { x, xPrime, tau, epsilon, c } = tableLoss.fields;

/** A batch with one of six losses. */
export const coincidences = setting({
  id: 'loss-coincidences',
  words: 'For all outputs z, of entries up to 4, of N ≥ 2 samples in two views, losses of the table, and parameters ½ ≤ τ ≤ 4, 0 ≤ ε ≤ 4 of them',
  dims: tableLoss.dims,
  moves: withoutAugmentation,
  fields: { x, xPrime, loss: choice('loss', ...same, ...other), tau, epsilon, c },
});

type Loss = (typeof same)[number] | (typeof other)[number];

/** The loss is MINE, the N+1 tuplet loss or the soft triplet loss. */
export const logarithmic = hypothesis<{ readonly loss: Loss }>({
  words: 'the loss is MINE, N+1 tuplet or soft triplet',
  tex: String.raw`\phi = \tau\log(\,\cdot\,), \ \psi = \exp`,
  narrow: { loss: { ...choice('loss', ...same), valid: (name) => same.some((one) => one === name) } },
  holds: ({ loss }) => same.some((one) => one === loss),
});

/** The parameters (τ, ε) of InfoNCE that give a loss, and the constant to add, a sample: MINE (1, 0), tuplet (1, 1), soft triplet (τ, e^{−ε}) and τε. */
export const asInfoNCE = <S>(R: Arithmetic<S>, { loss, tau: t, epsilon: e }: { readonly loss: Loss; readonly tau: S; readonly epsilon: S }): { readonly tau: S; readonly epsilon: S; readonly constant: S } => {
  if (loss === 'soft-triplet') return { tau: t, epsilon: R.exp(R.sub(R.of(0), e)), constant: R.mul(t, e) };
  return { tau: R.of(1), epsilon: R.of(loss === 'MINE' ? 0 : 1), constant: R.of(0) };
};
