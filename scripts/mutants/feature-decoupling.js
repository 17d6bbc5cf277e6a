const claims = (...names) => names.map((name) => `feature-decoupling/${name}`);

/** Faults in the notions of feature decoupling, noticed by its claims. */
export const faults = [
  {
    name: 'masks keep what they should leave out',
    places: [
      { file: 'src/definitions/sparseCoding/masks.ts', find: "value: [zero, other] }],", replace: "value: [kept, other] }],", claims: claims('mask-moments', 'mask-moments-any-rate', 'decoupled-covariance', 'kept-fraction', 'decoupled-spectrum', 'feature-intact', 'abstract-principle', 'stage1', 'linearisation') },
      { file: 'src/settings/maskedNeurons.ts', find: 'mapEntries(drawn[complementOf] as Matrix, (entry) => 1 - entry)', replace: 'mapEntries(drawn[complementOf] as Matrix, (entry) => entry)', claims: claims('decouple-nonlinear'), ourError: true },
    ],
  },
  {
    name: 'the factor 2 of a mask left out',
    places: [{ file: 'src/definitions/sparseCoding/masks.ts', find: 'const [kept, other] = [R.div(one, q), R.div(one, rest)];', replace: 'const [kept, other] = [one, one];', claims: claims('mask-moments', 'decoupled-covariance', 'feature-intact', 'linearisation') }],
  },
  {
    name: 'the diagonal of MMᵀ kept',
    places: [{ file: 'src/dynamics/sparseCoding/decoupledCovariance.ts', find: '(i === j ? 0 : entry)', replace: '(i === j ? entry : entry)', claims: claims('decoupled-covariance') }],
  },
  {
    name: 'row squares wrong',
    places: [{ file: 'src/dynamics/sparseCoding/decoupledCovariance.ts', find: 'out[k] += data[k * cols + j] ** 2;', replace: 'out[k] += Math.abs(data[k * cols + j]);', claims: claims('kept-fraction', 'kept-fraction-sizes', 'stage1') }],
  },
  {
    name: 'a neuron that is not odd',
    places: [
      { file: 'src/dynamics/thresholdNetwork/thresholdNeuron.ts', find: 's < -b ? s + b : 0', replace: 's < -b ? -s - b : 0', claims: claims('brelu', 'gradient') },
      { file: 'src/definitions/thresholdNetwork/thresholdNeuron.ts', find: "return kind === 'one-sided' ? up : R.sub(up,", replace: "return kind === 'one-sided' ? up : R.add(up,", claims: claims('decouple-nonlinear', 'expectations', 'gradient', 'linearisation') },
    ],
  },
  {
    name: 'the gradient without its gate, or with the positive counted whole',
    places: [
      { file: 'src/dynamics/thresholdNetwork/anchorGradient.ts', find: 'if (Math.abs(dot(row(W, i), first.data)) < b.data[i]) continue;', replace: '', claims: claims('gradient') },
      { file: 'src/dynamics/thresholdNetwork/anchorGradient.ts', find: '(1 - weights[0]) * h', replace: 'h', claims: claims('gradient') },
    ],
  },
  {
    name: 'the similarity not divided by the temperature',
    places: [
      { file: 'src/definitions/thresholdNetwork/detachedLoss.ts', find: "rule.prefactor === 'tau' ? R.mul(tau, log) : log", replace: 'log', claims: claims('loss', 'gradient') },
      { file: 'src/definitions/thresholdNetwork/anchorDescent.ts', find: 'R.div(inner(R, f, g), tau)', replace: 'inner(R, f, g)', claims: claims('scaling') },
    ],
  },
  {
    name: 'N/(N + 1) left out',
    places: [
      { file: 'src/definitions/thresholdNetwork/populationDescent.ts', find: 'const share = R.div(R.of(N), R.of(N + 1));', replace: 'const share = R.of(1);', claims: claims('linearisation') },
      { file: 'src/claim/powerStep.ts', find: 'gain: eta * share * p', replace: 'gain: eta * p', claims: claims('stage1') },
    ],
  },
  {
    name: 'a masked step that gains what the literal one does',
    places: [{ file: 'src/claim/powerStep.ts', find: '(1 - eta * lambda) * entry + eta * share * drift[k]', replace: '(1 - eta * lambda + 2 * eta * p) * entry', claims: claims('stage1-literal') }],
  },
  {
    name: 'the linear bound too high',
    places: [{ file: 'src/definitions/sparseCoding/readOut.ts', find: 'R.div(R.mul(p, variance), total)', replace: 'R.div(p, total)', claims: claims('linear') }],
  },
  {
    name: 'σ² as log d/d',
    places: [{ file: 'src/definitions/sparseCoding/scales.ts', find: 'R.div(R.log(logD), R.sqrt(logD))', replace: 'R.log(logD)', claims: claims('scales') }],
  },
  {
    name: 'the tail of another Beta law',
    places: [
      { file: 'src/dynamics/directionShare.ts', find: 'Math.cos(angle) ** (d - 2)', replace: 'Math.cos(angle) ** (d - 1)', claims: claims('init-geometry') },
      { file: 'src/settings/luckyConstants.ts', find: '* Math.log(d)) / d)', replace: '* Math.log(d)) / d ** 2)', claims: claims('lucky-count') },
    ],
  },
  {
    name: 'noise that is not doubled by the mask',
    places: [{ file: 'src/settings/noiseActivation.ts', find: 'const b = relative * sigma * Math.sqrt(dot(seen, seen));', replace: 'const b = relative * sigma * Math.sqrt(dot(seen, seen) / 2);', claims: claims('threshold-activation') }],
  },
  {
    name: 'a cosine that forgets most of the code',
    places: [{ file: 'src/settings/noiseCosines.ts', find: '(noise + 2 * cross + code)', replace: '(noise + 2 * cross + code / 4)', claims: claims('noaug-cosine') }],
  },
  {
    name: 'training ascends instead of descending',
    places: [{ file: 'src/dynamics/thresholdNetwork/training.ts', find: 'keep * WT[at] + rate * descent[at]', replace: 'keep * WT[at] - rate * descent[at]', claims: claims('thm-aug', 'thm-downstream', 'stage2', 'stage3', 'thm-noaug', 'norm-interval') }],
  },
  {
    name: 'figures of a trained network misread',
    places: [
      { file: 'src/dynamics/thresholdNetwork/neuronFigures.ts', find: 'participationRatio(row(C, i))', replace: 'participationRatio(row(of.W, i))', claims: claims('linear-no-specialisation') },
      { file: 'src/dynamics/thresholdNetwork/probeFigures.ts', find: 'agreement: asked > 0 ? (pairs[0] - answers[0] + answers[1]) / asked : 0', replace: 'agreement: asked > 0 ? 1 : 0', claims: claims('stage3-iff') },
      { file: 'src/dynamics/thresholdNetwork/neuronFigures.ts', find: 'coverage: new Set(pure.map(({ feature }) => feature)).size', replace: 'coverage: Math.min(d - 1, new Set(pure.map(({ feature }) => feature)).size)', claims: claims('thm-noaug-every-noise') },
    ],
  },
  {
    name: 'a step of training, a product or a test of a family off by one term',
    places: [
      { file: 'src/linalg/sparseProduct.ts', find: 'product(0, rows, inner, a * doubleBytes', replace: 'product(0, rows, inner - 1, a * doubleBytes', test: 'src/linalg/sparseProduct.test.ts', expect: /is the product of matrices/ },
      { file: 'src/dynamics/thresholdNetwork/activate.ts', find: 'excess > 0 ? excess * (value / size) : 0', replace: 'excess > 0 ? excess : 0', test: 'src/dynamics/thresholdNetwork/activate.test.ts', expect: /answers as its definition says/ },
      { file: 'src/dynamics/thresholdNetwork/contrastiveStep.ts', find: 'h1[at] === 0 ? 0 : rest[a] * h2[at] - pull[at]', replace: 'rest[a] * h2[at] - pull[at]', test: 'src/dynamics/thresholdNetwork/training.test.ts', expect: /mean of the descents at its anchors, with and without/ },
      { file: 'src/dynamics/thresholdNetwork/contrastiveStep.ts', find: 'pullN[at] = hn[at] === 0 ? 0 : -pullN[at]', replace: 'pullN[at] = -pullN[at]', test: 'src/dynamics/thresholdNetwork/training.test.ts', expect: /minus the slope of the whole loss/ },
      { file: 'src/claim/trainingFamily.ts', find: '{ length: runs - done + 1 }', replace: '{ length: Math.max(1, runs - done) }', test: 'src/claim/trainingFamily.test.ts', expect: /runs that are left out decide nothing/ },
      { file: 'src/dynamics/binomial.ts', find: '2 * all.filter((other) => other < value).length', replace: 'all.filter((other) => other < value).length', test: 'src/dynamics/binomial.test.ts', expect: /recursion of the permutation test/ },
    ],
  },
  {
    name: 'a neuron counted for features that it holds a little less strongly than asked',
    places: [{ file: 'src/settings/initialNeurons.ts', find: 'c.filter((entry) => entry ** 2 >= floor).length', replace: 'c.filter((entry) => entry ** 2 >= 0.97 * floor).length', claims: claims('init-geometry') }],
  },
  {
    name: 'a series of the Beta tail with another exponent',
    places: [{ file: 'src/definitions/directionShare.ts', find: '2 * k + 3 - d', replace: '2 * k + 2 - d', test: 'src/definitions/directionShare.test.ts', expect: /closed forms/ }],
  },
  {
    name: 'eigenvalues miscounted',
    places: [{ file: 'src/definitions/eigenvalueCount.ts', find: 'if (sign < 0) below++;', replace: 'if (sign < 0 && k > 0) below++;', test: 'src/definitions/eigenvalueCount.test.ts', expect: /multiple and vanishing/ }],
  },
];
