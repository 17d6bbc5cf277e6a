import { contrastiveCovariance, laplacian } from '../src/dynamics/contrastiveCovariance.ts';
import { infoNCEImportances } from '../src/dynamics/importances.ts';
import { gatedCovarianceTimes } from '../src/dynamics/oneLayer.ts';
import type { Views } from '../src/dynamics/views.ts';
import { drawMatrix } from '../src/generators/matrix.ts';
import { stream } from '../src/generators/stream.ts';
import { addScaled, normalise } from '../src/linalg/vector.ts';
import type { Work } from './pairs.ts';
import { perSecond } from './measure.ts';

type Kernel = (views: Views, N: number, d: number) => () => number;

const s = stream(1);
const uniform = (rows: number, cols: number) => drawMatrix(s, rows, cols, 'uniform');

const covariance: Kernel = (views, N) => {
  const alpha = uniform(N, N);
  return () => contrastiveCovariance(alpha, views).data[0];
};

const importances: Kernel = (views) => () => infoNCEImportances(views, { tau: 1, epsilon: 1 }).data[1];

/** w ← normalise(w + η A(w)w), the Laplacian of α prepared once, as in a flow. */
const flowStep: Kernel = (views, N, d) => {
  const L = laplacian(uniform(N, N));
  let w: Float64Array = drawMatrix(s, 1, d, 'gaussian').data;
  return () => {
    w = normalise(addScaled(w, 0.1, gatedCovarianceTimes(L, views, 'relu', w)));
    return w[0];
  };
};

const batches = [[8, 4], [32, 16], [64, 32], [128, 64]] as const;

/** The kernels at the sizes of the goals, by the names that the peer knows. */
export const kernels: readonly Work[] = (
  [['contrastiveCovariance', covariance, batches], ['infoNCEImportances', importances, batches], ['flowStep', flowStep, [[16, 8], [64, 16]]]] as const
).flatMap(([name, kernel, sizes]) =>
  sizes.map(([N, d]) => {
    const work = kernel({ x: drawMatrix(s, N, d, 'gaussian'), xPrime: drawMatrix(s, N, d, 'gaussian') }, N, d);
    return { name: `${name} ${N}×${d}`, peers: [`${name} ${N}×${d}`], perSecond: async (seconds) => perSecond(work, seconds) };
  }),
);
