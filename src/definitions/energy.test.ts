import { expect, test } from 'vitest';
import { lift } from '../arithmetic/lift.ts';
import { rational as R } from '../arithmetic/rational.ts';
import { stream } from '../generators/stream.ts';
import { matrixOf } from '../linalg/matrix.ts';
import { energy, pairEnergy } from './energy.ts';

test('energy: ½ tr 𝒞_α[f] = 1/(2N²) Σ α_ij (d_ij² − d_i²), exactly, for signed non-symmetric α', () => {
  const s = stream(1);
  const table = (rows: number, cols: number) => lift(R, matrixOf(rows, cols, () => s.normal()));
  for (const [N, d] of [[1, 1], [2, 3], [4, 2]] as const) {
    const [alpha, f] = [table(N, N), { x: table(N, d), xPrime: table(N, d) }];
    expect(energy(R, alpha, f).equals(pairEnergy(R, alpha, f))).toBe(true);
  }
});

test('energy: factor ½, by hand: samples 0 and 2, α ≡ 1', () => {
  const [alpha, x] = [lift(R, matrixOf(2, 2, () => 1)), lift(R, matrixOf(2, 1, (i) => 2 * i))];
  expect(R.toNumber(energy(R, alpha, { x, xPrime: x }))).toBe(0.5);
  expect(R.toNumber(pairEnergy(R, alpha, { x, xPrime: x }))).toBe(0.5);
});
