import { describe, expect, test } from 'vitest';
import type { Arithmetic, Table } from '../../arithmetic/arithmetic.ts';
import { gradient } from '../../arithmetic/dual.ts';
import { float64 } from '../../arithmetic/float64.ts';
import { batchStatistics, type HeldStatistics } from '../../definitions/batchNorm.ts';
import { simulationLoss, simulationNodes, type SimulationNet } from '../../definitions/simulationLoss.ts';
import { stream, type Stream } from '../../generators/stream.ts';
import { batchNormEpsilon, simulationNetwork, tokenScales, type Weights } from './network.ts';
import { negativeSlopes, smallSetup, type Setup } from './setup.ts';

/** Small, and with sizes that are no multiples of four, so that every remainder loop runs. */
const tiny: Setup = { ...smallSetup, locations: 3, tokens: 4, tokensPerLocation: 2, beta: 1.5, outputs: 5, batch: 7, redrawn: 0, patternLength: 1 };
const [K, T, M, O, N] = [3, 4, 3, 5, 7];

const drawWeights = (s: Stream): Weights => ({ W1: Float64Array.from({ length: K * T * M }, () => s.normal()), W2: Float64Array.from({ length: K * M * O }, () => s.normal()) });
const drawTokens = (s: Stream): Int32Array => Int32Array.from({ length: N * K }, () => s.integer(0, T - 1));

/** The same batch as inputs of T coordinates, the embedding s_t e_t. */
const inputs = <S>(R: Arithmetic<S>, setup: Setup, tokens: Int32Array): Table<S>[] => {
  const [zero, scales] = [R.of(0), [...tokenScales(setup)].map(R.of)];
  return Array.from({ length: N }, (_, n) => Array.from({ length: K }, (__, k) => Array.from({ length: T }, (___, t) => (tokens[n * K + k] === t ? scales[t] : zero))));
};

/** Row k·M + m is filter m of location k, from `Weights`' layout. */
const filtersOf = <S>(W1: ArrayLike<S>): S[][] => Array.from({ length: K * M }, (_, node) => Array.from({ length: T }, (__, t) => W1[(Math.floor(node / M) * T + t) * M + (node % M)]));

/** The loss from the definition at W1 and W2, laid out as in `Weights`, one after the other; detached statistics held at those of `at`. */
const definedLoss = <S>(R: Arithmetic<S>, setup: Setup, at: Weights, views: readonly [Int32Array, Int32Array]) => {
  const slopeBelow = negativeSlopes[setup.activation];
  const { batchNorm } = setup;
  const heldIn = (tokens: Int32Array): HeldStatistics<S> => {
    if (batchNorm === 'off') return {};
    const { mean, variance } = batchStatistics(float64, simulationNodes(float64, { W1: filtersOf(at.W1), slopeBelow }, inputs(float64, setup, tokens)));
    return { ...(batchNorm.mean === 'detached' ? { mean: mean.map(R.of) } : {}), ...(batchNorm.variance === 'detached' ? { variance: variance.map(R.of) } : {}) };
  };
  const held = [heldIn(views[0]), heldIn(views[1])] as const;
  return (weights: readonly S[]): S => {
    const W2 = weights.slice(K * T * M);
    const net: SimulationNet<S> = {
      W1: filtersOf(weights),
      W2: Array.from({ length: O }, (_, o) => Array.from({ length: K * M }, (__, node) => W2[node * O + o])),
      slopeBelow: R.of(slopeBelow),
      batchNorm: batchNorm === 'off' ? 'off' : { epsilon: R.of(batchNormEpsilon), held },
      length: setup.length,
    };
    return simulationLoss(R, setup.loss, net, [inputs(R, setup, views[0]), inputs(R, setup, views[1])], R.of(setup.temperature));
  };
};

const rules = {
  off: 'off',
  'both back-propagated': { mean: 'backpropagated', variance: 'backpropagated' },
  'variance detached': { mean: 'backpropagated', variance: 'detached' },
  'mean detached': { mean: 'detached', variance: 'backpropagated' },
  'both detached': { mean: 'detached', variance: 'detached' },
} as const;

const cases = (['linear', 'relu', 'leaky'] as const).flatMap((activation) =>
  (['infonce', 'quadratic'] as const).flatMap((loss) => Object.keys(rules).map((rule) => ({ activation, loss, rule: rule as keyof typeof rules }))),
);

const norm = (v: ArrayLike<number>): number => Math.sqrt(Array.from(v).reduce((sum, entry) => sum + entry * entry, 0));

describe('simulationNetwork', () => {
  test.each(cases)('the gradient is that of the loss with detached statistics held: $activation, $loss, BatchNorm $rule', ({ activation, loss, rule }) => {
    const s = stream(1);
    for (const [length, split, temperature] of [['unit', 1, 0.1], ['free', 2, 5], ['unit', 2, 0.5]] as const) {
      const setup: Setup = { ...tiny, activation, loss, batchNorm: rules[rule], length, split, temperature };
      const network = simulationNetwork(setup);
      // Buffers must not remember another call: this is the second one of its network.
      network.gradient(drawWeights(s), drawTokens(s), drawTokens(s));
      const weights = drawWeights(s);
      const views = [drawTokens(s), drawTokens(s)] as const;
      const at = [...weights.W1, ...weights.W2];
      const value = network.gradient(weights, ...views);
      expect(Math.abs(value - definedLoss(float64, setup, weights, views)(at))).toBeLessThan(1e-12 * (1 + Math.abs(value))); // some thousand roundings
      // The slopes of the definition, carried along by its own operations: neither a step nor a formula of a gradient.
      const slopes = gradient(float64, (D, v) => definedLoss(D, setup, weights, views)(v), at);
      const found = [...network.slopes.W1, ...network.slopes.W2];
      expect(norm(slopes.map((entry, k) => entry - found[k])), `outputs ${length}`).toBeLessThanOrEqual(1e-11 * norm(slopes)); // roundings as above, and a cancellation of both layers
      // The first call of another network is the same to the bit.
      const fresh = simulationNetwork(setup);
      expect(fresh.gradient(weights, ...views)).toBe(value);
      expect(fresh.slopes).toEqual(network.slopes);
    }
  });

  test('a token that does not occur has no gradient, and one token everywhere leaves BatchNorm nothing', () => {
    const s = stream(2);
    const network = simulationNetwork(tiny);
    const weights = drawWeights(s);
    const views = [new Int32Array(N * K), new Int32Array(N * K)] as const;
    const value = network.gradient(weights, ...views);
    // All outputs are 0: S = 0 and the loss is log N.
    expect(value).toBeCloseTo(Math.log(N), 14); // one rounding
    expect([...network.slopes.W1, ...network.slopes.W2].every((entry) => entry === 0)).toBe(true);
  });

  test('huge similarities do not overflow', () => {
    const s = stream(3);
    const network = simulationNetwork({ ...tiny, length: 'free', temperature: 1e-4 });
    const value = network.gradient(drawWeights(s), drawTokens(s), drawTokens(s));
    expect(Number.isFinite(value) && [...network.slopes.W1, ...network.slopes.W2].every(Number.isFinite)).toBe(true);
  });

  test('says what is wrong with a set-up', () => {
    expect(() => simulationNetwork({ ...tiny, redrawn: 3 })).toThrow('simulation: redrawn is 3, expected a whole number from 0 to locations − patternLength = 2');
    expect(() => simulationNetwork({ ...tiny, tokensPerLocation: 5 })).toThrow('simulation: tokensPerLocation is 5, expected at most tokens = 4');
    expect(() => simulationNetwork({ ...tiny, batch: 0 })).toThrow('simulation: batch is 0, expected a whole number ≥ 1');
    expect(() => simulationNetwork({ ...tiny, beta: 0.1 })).toThrow('simulation: beta is 0.1, which leaves 0 filters a location');
  });
});
