/** Faults that the claims of 2201.12680 on networks notice: deep linear, normalised, and two-layer ReLU ones. */
const network = 'src/dynamics/deepLinear/network.ts';
const of = (...names) => names.map((name) => `alpha-cl/${name}`);

export const faults = [
  {
    name: 'the energy of a deep network without its factor ½',
    places: [
      {
        file: network,
        find: 'return dot(W.data, multiply(W, X).data) / 2;',
        replace: 'return dot(W.data, multiply(W, X).data);',
        claims: of('def-energy-linear', 'energy-pca', 'thm-3-global', 'thm-3-isometry', 'thm-3-nonzero', 'thm-3-deep', 'thm-3-semidefinite', 'thm-3-ascent', 'cor-perfilter-nonzero', 'cor-perfilter-ascent', 'lemma-flow-constrained'),
      },
    ],
  },
  {
    name: 'the gradient of a layer does not see X',
    places: [{ file: network, find: 'const pulled = multiply(above[0], X);', replace: 'const pulled = above[0];', claims: of('lemma-flow-gradient') }],
  },
  {
    name: 'an ascent along a gradient that does not see X',
    places: [{ file: 'src/dynamics/deepLinear/objective.ts', find: 'times(above[0], last, d, X.data, 0, d, pulled);', replace: 'pulled.set(above[0]);', test: 'src/dynamics/deepLinear/network.test.ts', expect: /deepObjective is deepEnergy/ }],
  },
  {
    name: 'the layers of a flow move at different speeds',
    places: [{ file: 'src/dynamics/deepLinear/flow.ts', find: 'entry - decay * layers[l].data', replace: '(l + 1) * entry - decay * layers[l].data', claims: of('lemma-flow-balance', 'lemma-flow-constrained') }],
  },
  {
    name: 'a flow at half its speed',
    places: [{ file: 'src/dynamics/deepLinear/flow.ts', find: "return constraint === 'free' ? pulled :", replace: "return constraint === 'free' ? pulled.map((G) => mapEntries(G, (entry) => entry / 2)) :", claims: of('lemma-flow-blow-up') }],
  },
  {
    name: 'traps are not seen to be local maxima',
    places: [{ file: 'src/dynamics/deepLinear/localMaximum.ts', find: '.values[0] < -clear);', replace: '.values[0] > clear);', claims: of('thm-3-local', 'cor-perfilter'), ourError: true }],
  },
  {
    name: 'the form that lower layers let through has the wrong sign',
    places: [{ file: 'src/dynamics/deepLinear/curvature.ts', find: 'return mapEntries(C, (entry, i, j) => (entry + C.data[j * C.cols + i]) / 2);', replace: 'return mapEntries(C, (entry, i, j) => -(entry + C.data[j * C.cols + i]) / 2);', claims: of('thm-3-trap') }],
  },
  {
    name: 'the Riemannian Hessian without the curvature of the spheres',
    places: [
      { file: 'src/dynamics/deepLinear/curvature.ts', find: 'kappa[b] * ((k === c ? 1 : 0) - outward) + normal * outward', replace: 'normal * outward', test: 'src/dynamics/deepLinear/localMaximum.test.ts', expect: /Riemannian Hessian is the second derivative/ },
      { file: 'src/dynamics/deepLinear/curvature.ts', find: 'const H = deepHessian(X, layers);', replace: 'const H = deepHessian(mapEntries(X, () => 0), layers);', claims: of('thm-3-isometry', 'thm-3-semidefinite') },
    ],
  },
  {
    name: 'collapsing layers read what the one before writes',
    places: [{ file: 'src/dynamics/deepLinear/constructions.ts', find: '(_, j) => j === 1', replace: '(_, j) => j === 0', claims: of('thm-3-lambda') }],
  },
  {
    name: 'scaled isometries are not scaled',
    places: [{ file: 'src/dynamics/deepLinear/constructions.ts', find: 'entry / Math.sqrt(U.rows)', replace: 'entry', claims: of('thm-3-isometry') }],
  },
  {
    name: 'filters of norm one instead of 1/√n',
    places: [{ file: 'src/dynamics/deepLinear/spheres.ts', find: 'radius: 1 / Math.sqrt(W.rows)', replace: 'radius: 1', claims: of('cor-perfilter-nonzero', 'cor-perfilter-ascent') }],
  },
  {
    name: 'the energy of a ReLU network twice over',
    places: [{ file: 'src/dynamics/reluMixture.ts', find: 'return dot(Y.data, multiply(Y, A).data);', replace: 'return 2 * dot(Y.data, multiply(Y, A).data);', claims: of('relu-reduction', 'relu-single', 'relu-stability') }],
  },
  {
    name: 'the importances of the other direction are forgotten',
    places: [{ file: 'src/dynamics/contrastiveCovariance.ts', find: 's[at] = s[across] = below + above;', replace: 's[at] = s[across] = 2 * below;', claims: of('relu-zmatrix', 'def-energy-linear') }],
  },
  {
    name: 'units of both signs add up',
    places: [{ file: 'src/dynamics/reluMixture.ts', find: 'q: sum(-1) };', replace: 'q: sum(1) };', claims: of('relu-value') }],
  },
  {
    name: 'the unused unit pulls with the used one',
    places: [{ file: 'src/claim/singleFeature.ts', find: '(o === 0 && k === 1 ? -1 : 0)', replace: '(o === 0 && k === 1 ? 1 : 0)', claims: of('relu-stability', 'relu-stability-max-entry') }],
  },
  {
    name: 'the repulsion is its largest entry',
    places: [{ file: 'src/settings/zForm.ts', find: 'euclidean: size * Math.sqrt(sum), largest', replace: 'euclidean: largest, largest', claims: of('relu-stability') }],
  },
  {
    name: 'filters are normalised as one layer',
    places: [{ file: 'src/dynamics/reluAscent.ts', find: "kept === 'filters' ? 'hidden filters' : 'layers'", replace: "'layers'", claims: of('relu-rank') }],
  },
  {
    name: 'every singular value counts for the rank',
    places: [{ file: 'src/dynamics/reluAscent.ts', find: 'value > 1e-4 * values[0]', replace: 'value > -1', claims: of('relu-rank-layer', 'relu-rank-augmentation') }],
  },
  {
    name: 'outputs are divided by their squared length',
    places: [{ file: 'src/definitions/normalisedNetwork.ts', find: 'return v.map((entry) => R.div(entry, length));', replace: 'return v.map((entry) => R.div(entry, square));', claims: of('lemma-norm', 'lemma-norm-steps', 'l2-linear') }],
  },
  {
    name: 'BatchNorm does not divide',
    places: [{ file: 'src/definitions/batchNorm.ts', find: 'R.div(entry, deviation)', replace: 'entry', claims: of('lemma-norm-rows', 'lemma-norm') }],
  },
  {
    name: 'a gradient step that goes nowhere',
    places: [{ file: 'src/claim/normalisedLayers.ts', find: 'R.add(entry, R.mul(rate, G[k]))', replace: 'R.add(entry, R.mul(R.sub(rate, rate), G[k]))', claims: of('lemma-norm-discrete', 'lemma-norm-steps') }],
  },
  {
    name: 'T of unit outputs with the wrong sign',
    places: [{ file: 'src/definitions/normalisedNetwork.ts', find: 'return R.sub(own, R.add(R.mul(u.tilde[a], v.tilde[b])', replace: 'return R.add(own, R.add(R.mul(u.tilde[a], v.tilde[b])', claims: of('l2-linear') }],
  },
  {
    name: 'concentration by the smallest entry, coverage of everything',
    places: [
      { file: 'src/dynamics/oneHotSimulation/train.ts', find: 'Math.max(...w) / size / K', replace: 'Math.min(...w) / size / K', claims: of('sim-concentration') },
      { file: 'src/dynamics/oneHotSimulation/train.ts', find: 'Math.max(best[m], w[m] / size)', replace: '1', claims: of('sim-coverage') },
    ],
  },
];
