import { describe, expect, test } from 'vitest';
import { float64 } from '../../arithmetic/float64.ts';
import { rational } from '../../arithmetic/rational.ts';
import { codeDefects } from './codeExpectations.ts';
import { expectation, signAtoms, tuples } from './enumeration.ts';
import { featureStepDefects } from './featureStep.ts';
import { latentAtoms, latentMoment } from './latents.ts';
import { literalStepRoom } from './literalStep.ts';
import { maskDefects } from './maskIdentities.ts';
import { maskAtoms, pairMoment } from './masks.ts';
import { featureDefects } from './maskedFeature.ts';
import { bilinear, congruent, positiveMoment, product, rawMoment, sum, transposed } from './moments.ts';
import { maskedNoise } from './noiseShare.ts';
import { readOutError } from './readOut.ts';

const total = (atoms: readonly { readonly probability: number }[]): number => atoms.reduce((a, { probability }) => a + probability, 0);

describe('enumeration', () => {
  test('probabilities add up to 1, in every law', () => {
    for (const atoms of [signAtoms(float64, 3), maskAtoms(float64, 3, 0.25, 'complementary'), maskAtoms(float64, 2, 0.25, 'independent'), maskAtoms(float64, 3, 0.5, 'none'), latentAtoms(float64, { p: 0.375, skew: 0.5, coupling: 'independent' }, 2), latentAtoms(float64, { p: 0.375, skew: 0.5, coupling: 'tied' }, 4)]) {
      expect(total(atoms)).toBeCloseTo(1, 15);
    }
    expect([8, 8, 16, 1].join()).toBe([signAtoms(float64, 3).length, maskAtoms(float64, 3, 0.25, 'complementary').length, maskAtoms(float64, 2, 0.25, 'independent').length, maskAtoms(float64, 3, 0.5, 'none').length].join());
    expect(expectation(rational, signAtoms(rational, 2), (e) => [[rational.mul(e[0], e[1])]])[0][0].equals(0)).toBe(true);
  });

  test('refuses what cannot be enumerated, and says what to do', () => {
    expect(() => signAtoms(float64, 17)).toThrow('signs: 2^17 = 131072 outcomes to enumerate, at most 65536; take fewer coordinates, or sample');
    expect(() => tuples(float64, 'latents', latentAtoms(float64, { p: 1, skew: 0, coupling: 'independent' }, 1), 11)).toThrow('3^11');
  });
});

describe('moments', () => {
  test('of latents: p on the diagonal, (p·skew)² off it, p everywhere where tied', () => {
    expect(latentMoment(float64, { p: 0.5, skew: 0.5, coupling: 'independent' }, 2)).toEqual([[0.5, 0.0625], [0.0625, 0.5]]);
    expect(latentMoment(float64, { p: 0.5, skew: 0.5, coupling: 'tied' }, 2)).toEqual([[0.5, 0.5], [0.5, 0.5]]);
  });

  test('of masked views: the diagonal goes under complementary masks, nothing under independent ones or none', () => {
    const S = [[1, 2], [2, 5]];
    expect(pairMoment(float64, S, 0.25, 'complementary')).toEqual([[0, 2], [2, 0]]);
    expect(pairMoment(float64, S, 0.25, 'independent')).toEqual(S);
    expect(pairMoment(float64, S, 0.25, 'none')).toEqual(S);
    expect(maskedNoise(float64, [[1, 0], [1, 1]], 0.5, 'complementary')).toEqual([[0, 1], [1, 0]]);
    const model = { M: [[1], [1]], L: [[2, 0], [0, 0]], p: 0.5, skew: 0, coupling: 'independent' as const };
    expect(rawMoment(float64, model)).toEqual([[4.5, 0.5], [0.5, 0.5]]);
    expect(positiveMoment(float64, model, 0.5, 'complementary')).toEqual([[0, 0.5], [0.5, 0]]);
  });

  test('algebra of tables', () => {
    expect(product(float64, [[1, 2]], [[3], [4]])).toEqual([[11]]);
    expect(transposed([[1, 2]])).toEqual([[1], [2]]);
    expect(congruent(float64, [[1], [2]], [[3]])).toEqual([[3, 6], [6, 12]]);
    expect(sum(float64, [[1]], [[2]])).toEqual([[3]]);
    expect(bilinear(float64, [1, 2], [[1, 0], [0, 3]], [4, 5])).toBe(34);
  });
});

test('the views of a sample by hand: x = 1 under one even complementary mask, and under independent ones', () => {
  expect(maskDefects(float64, [1], 0.5, 'complementary')).toEqual({ sum: [0, 0], overlap: [0, 0], mean: [0], cross: [0], own: [0] });
  // The views are (0 or 2, 0 or 2): sums 4, 2, 2, 0 less 2; products 4 and three times 0; cross moment 1, not 0.
  const { sum: sums, overlap, cross } = maskDefects(float64, [1], 0.5, 'independent');
  expect([sums.toSorted(), overlap.toSorted(), cross]).toEqual([[-2, 0, 0, 2], [0, 0, 0, 4], [1]]);
});

test('a masked feature by hand: one coordinate, kept with probability ½ and ¼', () => {
  expect(featureDefects(float64, [[1]], 0.5)).toEqual({ mean: [0], variance: [0], bound: [0], noise: [0] });
  // ⟨M, DM/q⟩ is 4 or 0: mean 1, variance 3, second moment 4.
  expect(featureDefects(float64, [[1]], 0.25)).toEqual({ mean: [0], variance: [2], bound: [0], noise: [2] });
});

test('codes by hand: what is read, the energy, the mean of a one-sided neuron', () => {
  const code = { M: [[2]], L: [[1]], w: [1], b: 0.5, p: 0.5, skew: 0, coupling: 'independent' as const };
  // 2z read by 2 is 4z; energy 4p − p; x ∈ {±1, ±3, ±1}: ReLU(x − ½) = ½, 2½, ½ with weights ¼, ⅛, ⅛.
  expect(codeDefects(float64, { ...code, neuron: 'one-sided' })).toEqual({ read: [0, 3, -3], energy: 1.5, mean: 0.5 * 0.25 + 2.5 * 0.125 + 0.5 * 0.125 });
  expect(codeDefects(float64, { ...code, neuron: 'symmetrised' }).mean).toBe(0);
});

test('steps by hand: one coordinate gains nothing under masks', () => {
  const step = { M: [[1]], L: [[0]], w: [1], p: 0.5, skew: 0, coupling: 'independent' as const, q: 0.5, pairing: 'complementary' as const, eta: 1, lambda: 0, share: 0.5 };
  expect(literalStepRoom(float64, step)).toEqual([0.5]);
  expect(literalStepRoom(float64, { ...step, w: [0.25] })).toEqual([0.25 - 0.375 + 0.0625]);
  expect(featureStepDefects(float64, step)).toEqual([0, 0.25]);
});

test('linear read-out by hand: p = σ² = 1 allows R² = ½', () => {
  const model = { M: [[1]], L: [[1]], p: 1, skew: 0, coupling: 'independent' as const };
  expect(readOutError(float64, { ...model, W: [[1]], v: [0.5] })).toEqual({ below: 0, attained: 0, bound: 0.5 });
  expect(readOutError(float64, { ...model, W: [[1]], v: [0] })).toEqual({ below: 1, attained: 0, bound: 0.5 });
  expect(readOutError(float64, { ...model, p: 0, L: [[0]], W: [[1]], v: [1] })).toEqual({ below: 0, attained: 0, bound: 0 });
});
