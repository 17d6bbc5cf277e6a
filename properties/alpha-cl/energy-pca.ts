import { claim } from '../../src/claim/claim.ts';
import { topFilterExhibit } from '../../src/claim/deepExhibit.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { deepEnergy } from '../../src/dynamics/deepLinear/network.ts';
import { symmetricEigen } from '../../src/dynamics/symmetricEigen.ts';
import { maxAbs } from '../../src/linalg/matrix.ts';
import { norm } from '../../src/linalg/vector.ts';
import { covarianceOf, isIndefinite } from '../../src/settings/deepNetwork.ts';
import { energyPca, layerOf, orthonormalRows, roomBelowPca } from '../../src/settings/energyPca.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/energy-pca',
  title: 'With orthonormal rows, maximising the energy is PCA of the contrastive covariance: its value is the sum of the k largest eigenvalues',
  source: alphaCL.at('abstract; deep linear networks', { provenance: 'paper', statement: 'reconstructed' }),
  kind: 'inequality',
  statement: String.raw`\max_{WW^\top = I_k} 2\mathcal E_\alpha(W) = \textstyle\sum_{i \le k} \lambda_i(X_\alpha), \qquad \text{reached at the } k \text{ top eigenvectors}`,
  forAll: energyPca,
  suppose: { orthonormalRows },
  then: (instance) => {
    const [X, W] = [covarianceOf(instance), layerOf(instance)];
    const { values, vectors } = symmetricEigen(X);
    const sum = values.slice(0, W.rows).reduce((total, value) => total + value, 0);
    const top = { ...W, data: vectors.data.slice(0, W.data.length) };
    const scale = maxAbs(X) * Math.max(1, norm(W.data) ** 2);
    return worstOf(
      { what: '2ℰ(W) − Σ λ_i, where positive', value: Math.max(0, 2 * deepEnergy(X, [W]) - sum), ...roundings(256, scale), seen: { X_α: X, 'Σ λ_i': sum } },
      { what: '|2ℰ − Σ λ_i| at the top eigenvectors', value: Math.abs(2 * deepEnergy(X, [top]) - sum), ...roundings(256, scale) },
    );
  },
  confirm: (R, instance) => ({ nonNegative: [roomBelowPca(R, instance)] }),
  certify: (instance) => topFilterExhibit(instance, symmetricEigen(covarianceOf(instance)).vectors.data.subarray(0, instance.dims.d)),
  without: { orthonormalRows: 'fails' },
  covers: { 'k ≥ 2': { share: 0.3, when: (i) => layerOf(i).rows >= 2 }, 'X_α indefinite': { share: 0.1, when: isIndefinite } },
  readings: ['eigenvectors of X_α, which are those of the data covariance for constant importances without augmentation only', 'Ky Fan: the k largest by sign, also negative ones'],
  oracle: 'the symmetric eigensolver',
});
