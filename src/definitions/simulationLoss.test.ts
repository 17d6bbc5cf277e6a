import { expect, test } from 'vitest';
import { float64 } from '../arithmetic/float64.ts';
import { simulationLoss, simulationNodes } from './simulationLoss.ts';

const net = { W1: [[1, -2], [3, 4]], W2: [[1, 0], [0, 1]], slopeBelow: 0.5, batchNorm: 'off', length: 'free' } as const;

test('simulationNodes (definition): filter rows read their own location, h(u) = c₋u below 0', () => {
  expect(simulationNodes(float64, net, [[[1, 0], [0, 1]], [[0, 1], [1, 0]]])).toEqual([[1, 4], [-1, 3]]);
});

test('simulationLoss (definition): both losses on two samples by hand', () => {
  // One location, two filters: f = W₁x, z₁ = (1, 3), z₂ = (−1, 4), z′ = the same exchanged.
  const x = [[[1, 0]], [[0, 1]]];
  const xPrime = [x[1], x[0]];
  // Second views exchanged: every entry of S is z_i·z_j = −1 + 12 = 11, over T = 11.
  expect(simulationLoss(float64, 'infonce', net, [x, xPrime], 11)).toBeCloseTo(Math.log(2), 14); // a few roundings at size 1
  expect(simulationLoss(float64, 'quadratic', net, [x, xPrime], 11)).toBe(-0.5);
  // Equal views: S = [[10, 11], [11, 17]]/11, with f = ((1, 3), (−1, 4)).
  const log = (a: number, b: number): number => Math.log(Math.exp(a / 11) + Math.exp(b / 11));
  expect(simulationLoss(float64, 'infonce', net, [x, x], 11)).toBeCloseTo((log(10, 11) - 10 / 11 + log(11, 17) - 17 / 11) / 2, 14);
  expect(simulationLoss(float64, 'quadratic', net, [x, x], 11)).toBeCloseTo(-1.5 * (27 / 22) + 49 / 44, 14);
});
