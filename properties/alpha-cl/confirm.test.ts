import { expect, test } from 'vitest';
import { confirmed } from '../../src/runner/confirm.ts';
import { read } from '../../src/settings/written.ts';
import energyPca from './energy-pca.ts';

test('the energy of orthonormal rows is not confirmed to exceed the largest eigenvalues; that of longer ones is', () => {
  const said = (written: Readonly<Record<string, unknown>>) => confirmed(energyPca, read(energyPca.forAll, written), { what: 'r', value: 1, tolerance: 2 ** -40, because: 'assumed' }).level;
  const batch = { x: [[1, 2, 0], [0, 1, 1], [3, 0, 1]], xPrime: [[0, 2, 0], [0, 1, 1], [3, 1, 1]], alpha: [[0, 1, 2], [-1, 0, 1], [1, 1, 0]] };
  const W = [[1, 2, 3], [0, 1, -1]];
  expect(said({ ...batch, W, rows: 'orthonormal' })).toBeNull();
  expect(said({ ...batch, W: [[0.5, 0, 0], [0, 0, 0.25]], rows: 'as written' })).toBeNull();
  expect(said({ ...batch, W: W.map((w) => w.map((entry) => 8 * entry)), rows: 'as written' })).toBe('high precision');
  expect(said({ x: [[1], [1]], xPrime: [[0], [0]], alpha: [[0, 0], [1, 0]], W: [[0]], rows: 'as written' })).toBe('exact');
});
