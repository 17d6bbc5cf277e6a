import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { directionalDerivative } from '../arithmetic/oneSided.ts';
import { activate, type ActivationName } from '../definitions/activation.ts';
import { pairEnergy } from '../definitions/energy.ts';
import { inner } from '../definitions/oneLayer.ts';
import { constant } from '../definitions/tableGradient.ts';
import { rowNorms, unitOutputs } from '../definitions/unitOutputs.ts';
import type { Dual } from '../arithmetic/dual.ts';
import type { Passage } from '../dynamics/normalisation/batchNorm.ts';
import { activation, anyMatrix, choice, importances, just, secondViews } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { withoutAugmentation } from './moves.ts';
import { setting } from './setting.ts';

/** A batch, importances, and a two-layer network whose outputs are scaled to length 1. */
export const unitNetwork = setting({
  id: 'unit-network',
  words: 'For all N samples in two views, importances α of any sign, an activation h and two-layer networks with M nodes and O outputs scaled to length 1',
  dims: { N: [1, 6], d: [1, 4], M: [1, 3], O: [1, 4] },
  batch: 'x',
  moves: withoutAugmentation,
  fields: {
    x: anyMatrix('first views', [['N'], ['d']]),
    xPrime: secondViews('second views', [['N'], ['d']], 'x'),
    alpha: importances(['N'], ['x', 'xPrime']),
    h: activation(),
    W1: anyMatrix('first layer', [['M'], ['d']]),
    W2: anyMatrix('second layer', [['O'], ['M']]),
    norm: choice<Passage>('norm of the outputs', 'backpropagated', 'detached'),
  },
});

/** The gradient passes through the norm: it keeps the projection I − qqᵀ. */
export const normBackpropagated = hypothesis<{ readonly norm: Passage }>({
  words: 'the gradient passes through the norm of the outputs',
  tex: String.raw`\partial \|f\| / \partial f \text{ kept}`,
  narrow: { norm: just('backpropagated') },
  holds: ({ norm }) => norm === 'backpropagated',
});

interface Network<S> {
  readonly x: Table<S>;
  readonly xPrime: Table<S>;
  readonly alpha: Table<S>;
  readonly h: ActivationName;
  readonly W1: Table<S>;
  readonly W2: Table<S>;
  readonly norm: Passage;
}

/** d/dt ℰ_α along f_i + t f_i of every output of both views, then along W₂ + t W₂: 2N + 1 scalars, from the definitions. */
export const outwardDerivatives = <S>(R: Arithmetic<S>, { x, xPrime, alpha, h, W1, W2, norm }: Network<S>): S[] => {
  const N = x.length;
  const f = [...x, ...xPrime].map((sample) => {
    const hidden = W1.map((w) => activate(R, h, inner(R, w, sample)));
    return W2.map((top) => inner(R, top, hidden));
  });
  const O = f[0].length;
  const held = norm === 'detached' ? constant([rowNorms(R, f)])[0] : undefined;
  const along = (moves: (i: number) => boolean): S =>
    directionalDerivative(
      R,
      (D, at) => {
        const q = unitOutputs(D, f.map((_, i) => at.slice(i * O, (i + 1) * O)), held);
        return pairEnergy<Dual<S>>(D, constant(alpha), { x: q.slice(0, N), xPrime: q.slice(N) });
      },
      f.flat(),
      f.flatMap((entries, i) => entries.map((entry) => (moves(i) ? entry : R.of(0)))),
    );
  return [...f.map((_, i) => along((j) => j === i)), along(() => true)];
};
