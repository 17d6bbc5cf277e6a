import { lift } from '../arithmetic/lift.ts';
import { pairEnergy } from '../definitions/energy.ts';
import { summationBatch } from '../definitions/latentSummation.ts';
import { outputs } from '../definitions/oneLayer.ts';
import { row } from '../linalg/matrix.ts';
import { modelSpectrum, type Law } from '../settings/latentSummation.ts';
import { pointOnSphere, type Exhibit } from './exhibit.ts';

/** Laws of more atoms take intervals seconds. */
const mostAtoms = 9;

/** ±u_m as fixed points, where no other eigenvalue of A(±u_m) ties with theirs: else they are not isolated. */
export const summationExhibits = (law: Law): Exhibit[] => {
  if (law.values.cols ** law.values.rows > mostAtoms) return [];
  return ([1, -1] as const).flatMap((sign) =>
    Array.from({ length: law.U.rows }, (_, m) => m).flatMap((m) => {
      const spectrum = modelSpectrum(law, m, sign);
      const size = Math.max(...spectrum.map(Math.abs));
      if (!(size > 0) || spectrum.some((value, j) => j !== m && Math.abs(value - spectrum[m]) < 2 ** -20 * size)) return [];
      return pointOnSphere(`${sign < 0 ? '−' : ''}u_${m + 1}`, 'critical point', (R, v) => {
        const batch = summationBatch(R, { mixture: lift(R, law.mixture), odds: lift(R, law.odds), values: lift(R, law.values), U: lift(R, law.U) }, law.pairs, R.of(law.scale));
        return pairEnergy(R, batch.alpha, outputs(R, law.h, [v], batch));
      }, row(law.U, m).map((entry) => sign * entry));
    }),
  );
};
