import { float64 } from '../arithmetic/float64.ts';
import { lift } from '../arithmetic/lift.ts';
import type { ActivationName } from '../definitions/activation.ts';
import type { Equations } from '../dynamics/certificates/certificate.ts';
import { certifyRestPoint } from '../dynamics/certificates/krawczyk.ts';
import { sphereChart } from '../dynamics/certificates/sphereChart.ts';
import type { Matrix } from '../linalg/matrix.ts';
import { infoNCEBrackets, infoNCEVelocity } from '../settings/planeSets.ts';
import type { Exhibit } from './exhibit.ts';

/** Sets of more samples take intervals seconds. */
const mostSamples = 4;

interface PlaneSet {
  readonly x: Matrix;
  readonly tau: number;
  readonly h: ActivationName;
}

/** The attractors under InfoNCE that the scan sees, located by bisection: rest points at which the velocity falls, α moving with w. */
export const infoNCEExhibits = ({ x, tau, h }: PlaneSet): Exhibit[] => {
  if (x.rows > mostSamples) return [];
  return infoNCEBrackets({ x, tau, h }).map(([from, to]) => {
    let [right, left] = [from, to];
    for (let k = 0; k < 60; k++) {
      const middle = [right[0] + left[0], right[1] + left[1]].map((entry) => entry / Math.hypot(right[0] + left[0], right[1] + left[1]));
      if (infoNCEVelocity(float64, { x: lift(float64, x), tau, h }, middle) > 0) right = middle;
      else left = middle;
    }
    const chart = sphereChart(right);
    // (s, y) turns anticlockwise with y for s > 0, (y, s) for s < 0.
    const sense = chart.fixed === 0 ? chart.sign : -chart.sign;
    const F: Equations = (R, y) => [R.mul(R.of(sense), infoNCEVelocity(R, { x: lift(R, x), tau: R.of(tau), h }, chart.direction(R, y)))];
    return { what: 'an attractor under InfoNCE', coordinates: `directions with entry ${chart.fixed + 1} scaled to ${chart.sign}`, expected: 'maximum', outcome: certifyRestPoint(F, chart.of(right), 1) };
  });
};
