import { simplifiedLoss } from '../definitions/sigmoid/simplified.ts';
import { balancedFeatures, twoFeatureLaw } from '../definitions/sigmoid/twoFeatures.ts';
import { isCertified } from '../dynamics/certificates/certificate.ts';
import { planePoints, type Landscape } from '../settings/sigmoid/simplifiedLandscape.ts';
import { criticalPointOf, type Exhibit } from './exhibit.ts';

/**
 * The critical points of ℓ̃ with a > 0, each to be certified a minimum, and that of the line a = 0, to be certified a saddle; in the coordinates
 * (a, t), t = b·max(τ, 1), in which they are of one size at every τ.
 */
export const landscapeExhibits = ({ tau, alpha }: Landscape<number>): Exhibit[] => {
  const by = Math.max(tau, 1);
  return planePoints({ tau, alpha }).map(({ a, b }) =>
    criticalPointOf(
      a > 0 ? 'the critical point with a > 0' : 'the critical point with a = 0',
      tau > 1 ? 'a, τb' : 'a, b',
      a > 0 ? 'minimum' : 'saddle',
      (R, [first, t]) => simplifiedLoss(R, twoFeatureLaw(R, balancedFeatures(R, R.of(tau))), R.of(alpha), [first, R.div(t, R.of(by))]),
      [a, b * by],
    ),
  );
};

/** Whether the point, if it is to be a minimum, has a > 0 and b > 0 for certain. */
export const lacksNothing = ({ expected, outcome }: Exhibit): boolean => expected !== 'minimum' || (isCertified(outcome) && outcome.enclosure.every(({ lo }) => lo > 0));
