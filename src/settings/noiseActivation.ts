import { stream as streamOf } from '../generators/stream.ts';
import { matrixOf, type Matrix } from '../linalg/matrix.ts';
import { dot } from '../linalg/vector.ts';
import type { Field } from './field.ts';
import { choice, just } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { anySeed } from './seeds.ts';
import { setting } from './setting.ts';

type Law = 'normal' | 'signs';
type Correlation = 'none' | 'common';

const seed = anySeed('seed of the noise');
const row = (what: string, draw: Field<Matrix>['draw'], valid: Field<Matrix>['valid']): Field<Matrix> => ({ kind: 'matrix', what, axes: [[], ['n']], draw, valid });

/** A neuron, a mask, and noise alone. */
export const noiseActivation = setting({
  id: 'noise-activation',
  words: 'For all seeds of 4,000 samples of noise alone in n coordinates, weights, masks and thresholds',
  dims: { n: [1, 8] },
  fields: {
    w: row('weights', (s, { n }) => matrixOf(1, n, () => s.normal()), (w) => w.data.every(Number.isFinite)),
    mask: row('mask', (s, { n }) => matrixOf(1, n, () => s.integer(0, 3) > 0 ? 1 : 0), (m) => m.data.every((entry) => entry === 0 || entry === 1)),
    relative: { kind: 'number', what: 'threshold over the standard deviation of the pre-activation, white noise', draw: (s) => s.pick([0, 0.5, 1, 2, 3 * s.uniform()]), valid: (x) => x >= 0 && x <= 8 } satisfies Field<number>,
    sigma: { kind: 'number', what: 'standard deviation of the noise', draw: (s) => s.pick([1, 0.5, 0.125]), valid: (x) => x > 0 && x < 2 ** 10 } satisfies Field<number>,
    seed,
    law: choice<Law>('noise', 'normal', 'signs'),
    correlation: choice<Correlation>('correlation between coordinates', 'none', 'common'),
  },
});

interface Noisy {
  readonly w: Matrix;
  readonly mask: Matrix;
  readonly relative: number;
  readonly sigma: number;
  readonly seed: number;
  readonly law: Law;
  readonly correlation: Correlation;
}

const count = 4000;

/** b = relative · 2σ‖Dw‖; of 4,000 samples those with |⟨w, 2Dξ⟩| > b; null where the neuron sees nothing. */
export const activations = ({ w, mask, relative, sigma, seed: from, law, correlation }: Noisy): { readonly active: number; readonly count: number; readonly b: number } | null => {
  const seen = w.data.map((entry, k) => 2 * mask.data[k] * entry);
  const b = relative * sigma * Math.sqrt(dot(seen, seen));
  if (!seen.some((entry) => entry !== 0)) return null;
  const s = streamOf(from);
  const draw = (): number => sigma * (law === 'normal' ? s.normal() : s.chance(0.5) ? 1 : -1);
  const xi = new Float64Array(w.cols);
  let active = 0;
  for (let sample = 0; sample < count; sample++) {
    const common = correlation === 'common' ? draw() : 0;
    for (let k = 0; k < xi.length; k++) xi[k] = correlation === 'common' ? common : draw();
    if (Math.abs(dot(seen, xi)) > b) active++;
  }
  return { active, count, b };
};

/** The noise is normal. */
export const normalNoise = hypothesis<Pick<Noisy, 'law'>>({ words: 'the noise is normal', tex: String.raw`\xi \text{ Gaussian}`, narrow: { law: just('normal') }, holds: ({ law }) => law === 'normal' });

/** The coordinates of the noise are uncorrelated. */
export const uncorrelatedNoise = hypothesis<Pick<Noisy, 'correlation'>>({
  words: 'the coordinates of the noise are uncorrelated',
  tex: String.raw`\Sigma_\xi = \sigma_\xi^2 I`,
  narrow: { correlation: just('none') },
  holds: ({ correlation }) => correlation === 'none',
});
