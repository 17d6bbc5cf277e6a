/** Faults that the claims of 2206.01342 notice. */
export const faults = [
  {
    name: 'the intra-sample term has the wrong sign',
    places: [
      { file: 'src/dynamics/contrastiveCovariance.ts', find: 'r[i] * (x[c] - xPrime[c])', replace: 'r[i] * (xPrime[c] - x[c])', claims: ['nonlinearity/alg', 'nonlinearity/two-layer-dynamics'] },
      { file: 'src/dynamics/contrastiveCovariance.ts', find: 'r[i] * (h[i] - h[N + i])', replace: 'r[i] * (h[N + i] - h[i])', claims: ['nonlinearity/one-layer-dynamics'] },
    ],
  },
];
