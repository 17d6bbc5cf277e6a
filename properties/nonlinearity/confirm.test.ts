import { describe, expect, test } from 'vitest';
import type { AnyClaim } from '../../src/claim/claim.ts';
import { confirmed } from '../../src/runner/confirm.ts';
import { read } from '../../src/settings/written.ts';
import bruteForce from './brute-force.ts';
import bruteForceLinear from './brute-force-linear.ts';
import jointLinearCollapse from './joint-linear-collapse.ts';
import linearPca from './linear-pca.ts';
import oneHot from './one-hot.ts';
import oneHotLargest from './one-hot-largest.ts';
import oneHotLinear from './one-hot-linear.ts';
import smoothAttractors from './smooth-attractors.ts';
import w2Rank1 from './w2-rank-1.ts';

/** What the second path says of an instance that float64 is supposed to have seen violate by 1. */
const said = (claim: AnyClaim, written: Readonly<Record<string, unknown>>): ReturnType<typeof confirmed> =>
  confirmed(claim, read(claim.forAll, written), { what: 'r', value: 1, tolerance: 2 ** -20, because: 'assumed' });
const [two, three] = [[[1, 0], [0, 1]], [[1, 0, 0], [0, 1, 0], [0, 0, 1]]];
const ones = (N: number): number[][] => Array.from({ length: N }, () => Array.from({ length: N }, () => 1));

describe('a limit of the flow of one node', () => {
  const at = (change: Readonly<Record<string, unknown>>) => ({ x: [[1, 0], [0, 0]], xPrime: [[0, 0], [0, 0]], alpha: [[0, 0], [1, 0]], h: 'linear', w: [[1, 5]], importance: 'frozen', ...change });
  test('that is v₁ is not confirmed to be another, also from right beside a saddle', () => {
    expect(said(linearPca, at({})).level).toBeNull();
    expect(said(linearPca, at({ w: [[2 ** -100, 1]] })).level).toBeNull();
  });
  test('that is not v₁ is: of a start that does not see it, exactly, also where a start to the left and right of it would', () => {
    expect(said(linearPca, at({ w: [[0, 1]] })).level).toBe('exact');
    expect(said(linearPca, at({ h: 'relu', w: [[-1, 1]] })).level).toBe('exact');
  });
  test('that is v₁ of another flow is neither, and says so', () => {
    expect(said(linearPca, at({ h: 'relu' }))).toEqual({ level: 'float only', limit: 'the limit is a top eigenvector; its path, or the choice among several, is what float64 saw differ' });
    expect(said(linearPca, at({ x: [[0, 0]], xPrime: [[0, 0]], alpha: [[1]], w: [[1, 0]] })).level).toBe('float only');
  });
});

describe('optima from tokens', () => {
  const at = (x: number[][], h: string, change: Readonly<Record<string, unknown>> = {}) => ({ x, xPrime: x, alpha: ones(x.length), h, ...change });
  test('as many as claimed are not confirmed to be others', () => {
    expect(said(oneHot, at(two, 'relu')).level).toBeNull();
    expect(said(oneHotLinear, at(two, 'linear')).level).toBeNull();
    // A token four times as frequent as the other.
    expect(said(oneHot, at([[1, 0], [1, 0], [1, 0], [1, 0], [0, 2]], 'relu')).level).toBeNull();
  });
  test('others are: too few, too many, none', () => {
    expect(said(oneHotLinear, at(two, 'relu')).level).toBe('high precision');
    expect(said(oneHot, at(three, 'linear')).level).toBe('high precision');
    expect(said(oneHot, at(two, 'relu', { alpha: [[0, 0], [0, 0]] })).level).toBe('exact');
  });
  test('beyond the plane, across kinks, nothing is said', () => {
    expect(said(oneHot, at(three, 'relu'))).toEqual({ level: 'float only', limit: 'beyond the plane no second path follows a node across kinks' });
  });
});

describe('the token that a node ends at', () => {
  const at = (w: number[], change: Readonly<Record<string, unknown>> = {}) => ({ dims: { n: 1 }, x: two, xPrime: two, alpha: ones(2), h: 'relu', w: [w], ...change });
  test('is not confirmed to be another where it leads, by however little; is where it does not, or where none leads', () => {
    expect(said(oneHotLargest, at([1, 1 - 2 ** -20])).level).toBeNull();
    expect(said(oneHotLargest, at([1, 0.5], { x: [[1, 0], [0, 4]], xPrime: [[1, 0], [0, 4]] })).level).toBe('high precision');
    expect(said(oneHotLargest, at([1, 1])).level).toBe('exact');
  });
});

describe('the coverage of a network in the plane', () => {
  const at = (change: Readonly<Record<string, unknown>>) => ({ x: two, xPrime: two, alpha: ones(2), h: 'relu', W: [[1, 0.25], [0.25, 1]], importance: 'frozen', starts: 'nested', ...change });
  test('that does not fall is not confirmed to fall', () => {
    expect(said(bruteForce, at({})).level).toBeNull();
    expect(said(bruteForceLinear, at({ h: 'linear' })).level).toBeNull();
  });
  test('nor one that a coarse second-order test took for falling: at two nodes the curvature is 1.7e-4, not 0', () => {
    const tie = at({ x: [[0, -1], [0, 0], [0, -1]], xPrime: [[0, -1], [0, 0], [0, 0]], alpha: ones(3), h: 'linear', W: [[0, 1], [0, 1]], importance: 'recomputed' });
    expect(said(bruteForce, tie).level).toBeNull();
    // With a third node of the kind the curvature is negative.
    expect(said(bruteForce, { ...tie, W: [[0, 1], [0, 1], [0, 1]] }).level).toBe('high precision');
  });
  test('that has two optima where one is claimed is', () => {
    expect(said(bruteForceLinear, at({})).level).toBe('high precision');
  });
});

describe('the second layer', () => {
  const at = (change: Readonly<Record<string, unknown>>) => ({ dims: { K: 1, M: 2 }, x: [[1], [0]], xPrime: [[0], [0]], alpha: [[0, 0], [1, 0]], h: 'linear', W1: [[0], [1]], W2: [[1, 1]], firstLayer: 'fixed', ...change });
  test('along s is not confirmed to be elsewhere, nor a path for another that is the closed form', () => {
    expect(said(w2Rank1, at({})).level).toBeNull();
    expect(said(w2Rank1, at({ W2: [[1, 0], [0, 2 ** -30]] })).level).toBeNull();
    // A first layer that receives no gradient: no importances.
    expect(said(w2Rank1, at({ firstLayer: 'moving', alpha: [[0, 0], [0, 0]] })).level).toBeNull();
  });
  test('elsewhere is: at rest beside s, exactly, or because the first layer moves', () => {
    expect(said(w2Rank1, at({ W2: [[1, 0]] })).level).toBe('exact');
    expect(said(w2Rank1, at({ firstLayer: 'moving' })).level).toBe('high precision');
  });
  test('along one of several top eigenvectors nothing is said', () => {
    expect(said(w2Rank1, at({ alpha: [[0, 0], [0, 0]], W2: [[1, 0]] })).level).toBe('float only');
  });
});

describe('an attractor off the kinks', () => {
  const at = (change: Readonly<Record<string, unknown>>) => ({ x: [[1, 0], [0, 0]], xPrime: [[0, 0], [0, 0]], alpha: [[0, 0], [1, 0]], h: 'linear', w: [[1, 5]], importance: 'frozen', ...change });
  test('that is the maximal eigenvector of its A(w) is not confirmed to be none', () => {
    expect(said(smoothAttractors, at({})).level).toBeNull();
    expect(said(smoothAttractors, at({ h: 'relu' })).level).toBeNull();
  });
  test('that is none is: a saddle, exactly', () => {
    expect(said(smoothAttractors, at({ w: [[0, 1]] })).level).toBe('exact');
  });
});

describe('two layers trained together', () => {
  const at = (change: Readonly<Record<string, unknown>>) => ({ x: [[0, 0], [0, 1]], h: 'linear', W1: [[0, 1], [0, -1]], W2: [[0, 1]], training: 'long', ...change });
  test('nodes on one line from the start to the end are not confirmed to be apart', () => {
    expect(said(jointLinearCollapse, at({ W2: [[1, -1]] })).level).toBeNull();
  });
  test('nodes apart are: of a start at rest, and after two steps', () => {
    expect(said(jointLinearCollapse, at({ x: [[0, 0], [0, 0]], W1: [[0, 1], [1, 0]] })).level).toBe('exact');
    expect(said(jointLinearCollapse, at({ W1: [[1, 1], [1, 0]], training: 'short' })).level).toBe('high precision');
    // Of norm 1 in all, with σ₂ = 2⁻½.
    expect(said(jointLinearCollapse, at({ x: [[0, 0], [0, 0]], W2: [[1, 0], [0, 1]] })).level).toBe('high precision');
  });
  test('a long training that moves is not followed, and says so', () => {
    expect(said(jointLinearCollapse, at({ W1: [[1, 1], [1, 0]], W2: [[1, 1]] }))).toEqual({ level: 'float only', limit: 'where a training of up to 3,000 steps ends: with the square roots of every step it cannot be followed so far in 50 digits' });
  });
});
