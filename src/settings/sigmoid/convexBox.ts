import type { Arithmetic } from '../../arithmetic/arithmetic.ts';
import { gradient, jacobian } from '../../arithmetic/dual.ts';
import { interval } from '../../arithmetic/interval.ts';
import { simplifiedLoss } from '../../definitions/sigmoid/simplified.ts';
import { balancedFeatures, twoFeatureLaw } from '../../definitions/sigmoid/twoFeatures.ts';
import { strongConvexity } from '../../dynamics/certificates/strongConvexity.ts';
import { releasedBox } from '../../dynamics/sigmoid/runs.ts';
import { choice } from '../fields.ts';
import { hypothesis } from '../hypothesis.ts';
import { setting } from '../setting.ts';

/** A box of (a, τb): the released one, the same up to τb = 12, which holds the minimum for τ up to 10 and more, or one near the line a = 0. */
export type Box = 'released' | 'up to 12' | 'near a = 0';

const boxes: Readonly<Record<Box, readonly [readonly [number, number], readonly [number, number]]>> = {
  released: [releasedBox.a, releasedBox.t],
  'up to 12': [releasedBox.a, [releasedBox.t[0], 12]],
  'near a = 0': [[0, 1], [6, 8]],
};

export const convexBox = setting({
  id: 'convex-box',
  words: 'For three boxes of (a, τb): the released one, the same up to τb = 12, and 0 ≤ a ≤ 1, 6 ≤ τb ≤ 8',
  dims: {},
  fields: { box: choice<Box>('box', 'released', 'up to 12', 'near a = 0') },
});

/** 3.1 ≤ a ≤ 3.9. */
export const narrowBox = hypothesis<{ readonly box: Box }>({
  words: 'the box is the released one, or the same up to τb = 12',
  tex: String.raw`3.1 \le a \le 3.9,\ 8.5 \le \tau b \le 12`,
  narrow: { box: choice<Box>('box', 'released', 'up to 12') },
  holds: ({ box }) => box !== 'near a = 0',
});

/** The data term of ℓ̃ in (a, t), which does not depend on τ: w·x is ±a or ±a + t. */
const dataTerm = <S>(R: Arithmetic<S>, at: readonly S[]): S => simplifiedLoss(R, twoFeatureLaw(R, balancedFeatures(R, R.of(1))), R.of(0), at);

/** There are three boxes: each is decided once a process. */
const decided = new Map<Box, ReturnType<typeof strongConvexity>>();

/** Whether the data term is strictly convex on the whole box, part by part, every operation rounded outward. */
export const boxConvexity = (box: Box): ReturnType<typeof strongConvexity> => {
  const found = decided.get(box) ?? strongConvexity(dataTerm, boxes[box].map(([lo, hi]) => interval(lo, hi)), { mu: 0 });
  decided.set(box, found);
  return found;
};

/** Whether the Hessian of the data term, in dual numbers over any arithmetic, has a negative eigenvalue at the point of the box that the intervals name; false where they name none. */
export const bendsDown = <S>(R: Arithmetic<S>, box: Box): boolean => {
  const found = boxConvexity(box);
  if (!('failure' in found) || found.failure !== 'not convex') return false;
  const slopes = <T>(D: Arithmetic<T>, at: readonly T[]): T[] => gradient(D, (E, z) => dataTerm(E, z), at);
  const [[p, q], [, r]] = jacobian(R, (D, z) => slopes(D, z), found.at.map(R.of));
  return R.compare(p, R.of(0)) < 0 || R.compare(r, R.of(0)) < 0 || R.compare(R.mul(p, r), R.mul(q, q)) < 0;
};
