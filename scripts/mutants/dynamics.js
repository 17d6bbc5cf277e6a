/** Faults in the notions that all papers share, noticed by the unit tests of these notions. */
export const faults = [
  {
    name: 'sign of the intra-sample term',
    places: [
      { file: 'src/dynamics/contrastiveCovariance.ts', find: 'r[i] * (x[c] - xPrime[c])', replace: 'r[i] * (xPrime[c] - x[c])', test: 'src/dynamics/contrastiveCovariance.test.ts', expect: /sign of the intra-sample term/ },
      { file: 'src/dynamics/contrastiveCovariance.ts', find: 'r[i] * (h[i] - h[N + i])', replace: 'r[i] * (h[N + i] - h[i])', test: 'src/dynamics/contrastiveCovariance.test.ts', expect: /laplacian is the quadratic form of 𝒞_α/ },
      { file: 'src/dynamics/energy.ts', find: 'sum -= row * halfSquare', replace: 'sum += row * halfSquare', test: 'src/dynamics/energy.test.ts', expect: /sign of the intra-sample term/ },
    ],
  },
  {
    name: 'factor 2 in the distances',
    places: [
      { file: 'src/dynamics/importances.ts', find: 'return sum / 2;', replace: 'return sum;', test: 'src/dynamics/importances.test.ts', expect: /½ in the distances/ },
      { file: 'src/dynamics/energy.ts', find: 'return sum / 2;', replace: 'return sum;', test: 'src/dynamics/energy.test.ts', expect: /½ in the distances/ },
    ],
  },
  {
    name: 'α transposed in the row-sum term',
    places: [
      { file: 'src/dynamics/contrastiveCovariance.ts', find: 'r[i] += alpha.data[i * N + j];', replace: 'r[i] += alpha.data[j * N + i];', test: 'src/dynamics/contrastiveCovariance.test.ts', expect: /α transposed in the row-sum term/ },
      { file: 'src/dynamics/energy.ts', find: 'row += alpha.data[i * N + j];', replace: 'row += alpha.data[j * N + i];', test: 'src/dynamics/energy.test.ts', expect: /α transposed in the row-sum term/ },
    ],
  },
  {
    name: 'α symmetrised',
    places: [
      { file: 'src/dynamics/contrastiveCovariance.ts', find: 'r[i] += alpha.data[i * N + j];', replace: 'r[i] += (alpha.data[i * N + j] + alpha.data[j * N + i]) / 2;', test: 'src/dynamics/contrastiveCovariance.test.ts', expect: /α is not symmetrised/ },
      { file: 'src/dynamics/importances.ts', find: 'out.data[i * N + j] /= sum;\n  }\n  return out;', replace: 'out.data[i * N + j] /= sum;\n  }\n  return mapEntries(out, (a, i, j) => (a + out.data[j * N + i]) / 2);', test: 'src/dynamics/importances.test.ts', expect: /α is not symmetric/ },
    ],
  },
  {
    name: "h'(0) wrong",
    places: [
      { file: 'src/dynamics/activation.ts', find: 'return u <= 0 ? 0 : 1;', replace: 'return u < 0 ? 0 : 1;', test: 'src/dynamics/activation.test.ts', expect: /relu is its definition exactly, value and slope/ },
      { file: 'src/dynamics/activation.ts', find: 'return u <= 0 ? 0 : 1;', replace: 'return u < 0 ? 0 : 1;', test: 'src/dynamics/oneLayer.test.ts', expect: /h'\(0\) = c₋ on the kink/ },
      { file: 'src/dynamics/activation.ts', find: '      return 1;', replace: '      return u === 0 ? 0 : 1;', test: 'src/dynamics/activation.test.ts', expect: /linear is its definition exactly, value and slope/ },
    ],
  },
  {
    name: 'a missing projection',
    places: [
      { file: 'src/dynamics/oneLayer.ts', find: 'project(w, gatedCovarianceTimes(alpha, views, h, w));', replace: 'gatedCovarianceTimes(alpha, views, h, w);', test: 'src/dynamics/oneLayer.test.ts', expect: /projectedGradient = P⊥_w A\(w\) w/ },
      { file: 'src/dynamics/oneLayer.ts', find: 'entry - t * u[c]', replace: 'entry - 0 * t * u[c]', test: 'src/dynamics/oneLayer.test.ts', expect: /P⊥ removes the component along w/ },
    ],
  },
  {
    name: 'the top eigenvalue by modulus',
    places: [
      {
        file: 'src/dynamics/symmetricEigen.ts',
        find: 'realEigenvalues[l] - realEigenvalues[k]',
        replace: 'Math.abs(realEigenvalues[l]) - Math.abs(realEigenvalues[k])',
        test: 'src/dynamics/symmetricEigen.test.ts', expect: /the largest signed eigenvalue comes first/,
      },
    ],
  },
  {
    name: 'a receptive field shifted by one',
    places: [
      { file: 'src/dynamics/twoLayer.ts', find: 'W1.data[node * p + c] * x.data[field + c]', replace: 'W1.data[node * p + c] * x.data[i * x.cols + ((field + c + 1) % x.cols)]', test: 'src/dynamics/twoLayer.test.ts', expect: /receptive field k reads coordinates/ },
      { file: 'src/dynamics/twoLayer.ts', find: 'weight * x.data[field + c]', replace: 'weight * x.data[i * x.cols + ((field + c + 1) % x.cols)]', test: 'src/dynamics/twoLayer.test.ts', expect: /twoLayerGradients are the exact gradients/ },
    ],
  },
];
