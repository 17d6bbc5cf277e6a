import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { activate } from './activation.ts';
import { product } from './deepLinear.ts';
import { inner } from './oneLayer.ts';

/** V = max(W₁ X̄ᵀ, 0): what each hidden unit makes of a component at magnitude one. W1: K×d; components, one a row: M×d; result K×M. */
export const featureResponses = <S>(R: Arithmetic<S>, W1: Table<S>, components: Table<S>): Table<S> => W1.map((w) => components.map((x) => activate(R, 'relu', inner(R, w, x))));

/** (p − q)ᵀ A (p − q). A: M×M; p, q: M. */
export const differenceForm = <S>(R: Arithmetic<S>, A: Table<S>, p: readonly S[], q: readonly S[]): S => {
  const y = p.map((entry, m) => R.sub(entry, q[m]));
  return inner(R, y, A.map((entries) => inner(R, entries, y)));
};

/** 2ℰ = tr(W₂ V A Vᵀ W₂ᵀ), V = max(W₁, 0), in the coordinates of orthonormal components. A: M×M, W1: K×M, W2: O×K. */
export const reluForm = <S>(R: Arithmetic<S>, A: Table<S>, W1: Table<S>, W2: Table<S>): S => {
  const V = W1.map((w) => w.map((entry) => activate(R, 'relu', entry)));
  return product(R, W2, V).reduce((sum, y) => R.add(sum, inner(R, y, A.map((entries) => inner(R, entries, y)))), R.of(0));
};
