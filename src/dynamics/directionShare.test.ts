import { expect, test } from 'vitest';
import { directionShareTail } from './directionShare.ts';

test('the share of a random direction that lies along an axis, against closed forms in 1, 2, 3 and 4 dimensions', () => {
  for (const t of [0, 0.01, 0.25, 0.5, 0.9, 1]) {
    const angle = Math.asin(Math.sqrt(t));
    expect(directionShareTail(1, t)).toBe(1);
    expect(directionShareTail(2, t)).toBeCloseTo(1 - (2 / Math.PI) * angle, 10);
    expect(directionShareTail(3, t)).toBeCloseTo(1 - Math.sqrt(t), 10);
    expect(directionShareTail(4, t)).toBeCloseTo(1 - (2 / Math.PI) * (angle + Math.sin(angle) * Math.cos(angle)), 10);
  }
});

test('in many dimensions it is the tail of a squared normal over d: P[g² ≥ 4] = 0.0455', () => {
  expect(directionShareTail(100_000, 4 / 100_000)).toBeCloseTo(0.0455, 4);
});
