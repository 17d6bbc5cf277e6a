import { expect, test } from 'vitest';
import { rational } from '../arithmetic/rational.ts';
import { contrastiveCovariance } from './contrastiveCovariance.ts';
import { kernelTerm, kernelVariance, populationCovariance, type TablePopulation } from './kernelCovariance.ts';

const q = (rows: readonly (readonly number[])[]) => rows.map((row) => row.map(rational.of));
const numbers = (rows: readonly (readonly { valueOf(): number }[])[]) => rows.map((row) => row.map(Number));

/** Two clean samples of weights 1 and 3 with two views each. */
const population = (pairing: 'independent' | 'same'): TablePopulation<ReturnType<typeof rational.of>> => {
  const phi = q([[1, 2], [1, 2], [3, -1], [3, -1]]);
  return { p: [rational.of(1), rational.of(3)], g: q([[0, 1], [2, -1], [1, 1], [4, 0]]), phi, psi: phi, pairing };
};

test('a term is z² times the variance under the adjusted density', () => {
  // p φ = (1, 3)·(1, 3)/4 has mass z = 10/4; under (1/10, 9/10) the variance of g = (0, 1) is 9/100, times z² = 9/16.
  const term = kernelTerm(rational, [rational.of(1), rational.of(3)], [rational.of(1), rational.of(3)], q([[0], [1]]));
  expect(numbers(term)).toEqual([[9 / 16]]);
});

test('without augmentation the limit is Eq. (3) over a batch with the very frequencies of the law', () => {
  const all = population('same');
  // Clean samples 1 and 3 weighted 1 : 3, i.e. a batch of four.
  const batch = [0, 2, 2, 2];
  const rows = (t: TablePopulation<ReturnType<typeof rational.of>>['g']) => batch.map((i) => t[i]);
  const alpha = rows(all.phi).map((a) => rows(all.psi).map((b) => a.reduce((sum, value, l) => sum.add(value.mul(b[l])), rational.of(0))));
  const g = rows(all.g);
  const still = { ...all, g: q([[0, 1], [1, 1]]), phi: [all.phi[0], all.phi[2]], psi: [all.phi[0], all.phi[2]] };
  expect(numbers(populationCovariance(rational, still))).toEqual(numbers(contrastiveCovariance(rational, alpha, { x: g, xPrime: g })));
});

test('the limit is the mean of Eq. (3) over all batches of two, less the share of the terms i = j', () => {
  const { p, g, phi, psi } = population('independent');
  const weight = (i: number) => p[Math.floor(i / 2)].div(8);
  const partners = (i: number) => [i - (i % 2), i - (i % 2) + 1];
  let mean = q([[0, 0], [0, 0]]);
  let diagonal = q([[0, 0], [0, 0]]);
  const at = [0, 1, 2, 3];
  const kernel = (i: number, j: number) => phi[i].reduce((sum, value, l) => sum.add(value.mul(psi[j][l])), rational.of(0));
  const add = (to: typeof mean, w: ReturnType<typeof rational.of>, m: readonly (readonly ReturnType<typeof rational.of>[])[]) => to.map((row, u) => row.map((entry, v) => entry.add(w.mul(m[u][v]))));
  for (const i of at) for (const j of at) for (const a of partners(i)) for (const b of partners(j)) {
    const w = weight(i).mul(weight(j)).div(4);
    const views = { x: [g[i], g[j]], xPrime: [g[a], g[b]] };
    const all = [[kernel(i, i), kernel(i, j)], [kernel(j, i), kernel(j, j)]];
    mean = add(mean, w, contrastiveCovariance(rational, all, views));
    diagonal = add(diagonal, w, contrastiveCovariance(rational, [[all[0][0], rational.of(0)], [rational.of(0), all[1][1]]], views));
  }
  // Of N² = 4 terms two have i ≠ j: E C = limit/2 + E C_diagonal.
  const expected = mean.map((row, u) => row.map((entry, v) => Number(entry.sub(diagonal[u][v]).mul(2))));
  expect(numbers(populationCovariance(rational, population('independent')))).toEqual(expected);
});

test('Lemma 1 on this law: equal with independent views, not with the same view twice', () => {
  const right = numbers(kernelVariance(rational, population('independent')));
  expect(numbers(populationCovariance(rational, population('independent')))).toEqual(right);
  expect(numbers(populationCovariance(rational, population('same')))).not.toEqual(right);
});
