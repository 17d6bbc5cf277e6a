import { claim } from '../../src/claim/claim.ts';
import { scalingDefects, scalingSize } from '../../src/claim/temperatureScaling.ts';
import { float64 } from '../../src/arithmetic/float64.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { toRows } from '../../src/linalg/matrix.ts';
import { tauPrefactor } from '../../src/settings/contrastiveAnchor.ts';
import { contrastiveTraining, scaledThresholds } from '../../src/settings/contrastiveTraining.ts';
import { featureDecoupling } from './paper.ts';

export default claim({
  id: 'feature-decoupling/scaling',
  title: 'Training at temperature τ is training at temperature 1 with everything scaled by √τ',
  source: featureDecoupling.at('the loss with its temperature', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`W_\tau(0) = \sqrt\tau\,W_1(0),\ b_\tau = \sqrt\tau\,b_1 \quad\Rightarrow\quad W_\tau(t) = \sqrt\tau\,W_1(t)`,
  forAll: contrastiveTraining,
  suppose: { tauPrefactor, scaledThresholds },
  then: (i) => {
    const tables = { ...i, W: toRows(i.W), b: toRows(i.b), first: toRows(i.first), second: toRows(i.second), negatives: toRows(i.negatives) };
    return { what: 'max|W_τ(3) − √τ W₁(3)|', value: Math.max(...scalingDefects(float64, tables).map(Math.abs)), ...roundings(4096, scalingSize(i)) };
  },
  confirm: (R, i) => ({ zero: scalingDefects(R, i) }),
  without: { tauPrefactor: 'fails', scaledThresholds: 'fails' },
  covers: { 'τ far from 1': { share: 0.2, when: ({ root }) => root >= 4 || root <= 0.25 } },
  readings: ['three steps on the same anchor', 'hence the lengths that training ends with grow as √τ, which an interval [τ/polylog, τ] for them cannot be: norm-interval'],
  oracle: 'two trainings from the definitions',
  uses: ['feature-decoupling/gradient'],
  runs: 300,
});
