/** Faults that the claims of 2206.01342 notice, each planted in the notion that they test. */

const named = (...names) => names.map((name) => `nonlinearity/${name}`);

export const faults = [
  // The contrastive covariance.
  {
    name: 'the intra-sample term has the wrong sign',
    places: [
      { file: 'src/dynamics/contrastiveCovariance.ts', find: 'r[i] * (x[at] - xPrime[at])', replace: 'r[i] * (xPrime[at] - x[at])', claims: named('alg', 'two-layer-dynamics', 'lemma-1') },
      { file: 'src/dynamics/contrastiveCovariance.ts', find: 'r[i] * (h[i] - h[N + i])', replace: 'r[i] * (h[N + i] - h[i])', claims: named('one-layer-dynamics') },
    ],
  },
  {
    name: 'the intra-sample term is weighted by the column sums of α',
    places: [{ file: 'src/dynamics/contrastiveCovariance.ts', find: 'sum += below;\n      r[j] += above;', replace: 'sum += above;\n      r[j] += below;', claims: named('alg', 'two-layer-dynamics', 'one-layer-dynamics', 'fixed-points') }],
  },
  {
    name: 'the intra-sample term sees the symmetrised α',
    places: [{ file: 'src/dynamics/contrastiveCovariance.ts', find: 'sum += below;\n      r[j] += above;', replace: 'sum += (below + above) / 2;\n      r[j] += (below + above) / 2;', claims: named('alg-symmetrised') }],
  },
  {
    name: 'one triangle of α is read twice',
    places: [{ file: 'src/dynamics/contrastiveCovariance.ts', find: 's[at] = s[across] = below + above;', replace: 's[at] = s[across] = 2 * below;', claims: named('alg', 'alg-diagonal', 'alg-symmetrised-equal-views', 'two-layer-dynamics') }],
  },

  {
    name: 'pairs are weighted by the difference of α and its transpose',
    places: [{ file: 'src/dynamics/contrastiveCovariance.ts', find: 's[at] = s[across] = below + above;', replace: 's[at] = s[across] = below - above;', claims: named('unaugmented-psd') }],
  },
  {
    name: 'the intra-sample term is missing',
    places: [{ file: 'src/dynamics/contrastiveCovariance.ts', find: 'r[i] * (x[at] - xPrime[at])', replace: '0 * r[i] * (x[at] - xPrime[at])', claims: named('finite-batch-psd') }],
  },

  // Importances.
  {
    name: 'InfoNCE measures whole squared distances',
    places: [{ file: 'src/dynamics/importances.ts', find: 'return sum / 2;', replace: 'return sum;', claims: named('alpha-cl-gradient', 'loss-descends') }],
  },
  {
    name: 'the importances of InfoNCE see no distances',
    places: [
      {
        file: 'src/dynamics/importances.ts',
        find: 'const weight = Math.exp(exponent(least, between[start + j], scale, tau) - top);',
        replace: 'const weight = Math.exp(-top);',
        claims: named('alpha-cl-gradient', 'alpha-effect', 'alpha-effect-linear', 'alpha-effect-every-set'),
      },
    ],
  },
  {
    name: 'the importances of InfoNCE are symmetrised',
    places: [
      {
        file: 'src/dynamics/importances.ts',
        find: 'for (let j = start; j < start + N; j++) data[j] /= sum;\n  }\n  return out;',
        replace: 'for (let j = start; j < start + N; j++) data[j] /= sum;\n  }\n  return mapEntries(out, (a, i, j) => (a + out.data[j * N + i]) / 2);',
        claims: named('alpha-infonce-symmetric', 'alpha-cl-gradient'),
      },
    ],
  },
  {
    name: 'the Gaussian kernel loses its diagonal',
    places: [{ file: 'src/dynamics/kernelImportances.ts', find: 'return Math.exp(-a.reduce', replace: 'return i === j ? 0 : Math.exp(-a.reduce', claims: named('alpha-gaussian-kernel') }],
  },
  {
    name: 'features of a kernel enter by their size',
    places: [
      {
        file: 'src/dynamics/kernelCovariance.ts',
        find: 'export const kernelTerms = (phi: Matrix, g: Matrix): Matrix[] => {',
        replace: 'export const kernelTerms = (signed: Matrix, g: Matrix): Matrix[] => {\n  const phi = { ...signed, data: signed.data.map(Math.abs) };',
        claims: named('cor-1', 'lemma-1-densities', 'lemma-1-taylor'),
      },
    ],
  },
  {
    name: 'the adjusted densities lose their mass z',
    places: [{ file: 'src/dynamics/kernelCovariance.ts', find: '+= z * weight *', replace: '+= weight *', claims: named('cor-1', 'lemma-1-densities-nonnegative') }],
  },
  {
    name: 'the odd Taylor features lose their sign',
    places: [{ file: 'src/dynamics/kernelImportances.ts', find: '(t < 0 && l % 2 === 1 ? -1 : 1) * ', replace: '', claims: named('lemma-1-taylor') }],
  },
  {
    name: 'a sample counts as its own positive in the limit of large batches',
    places: [{ file: 'src/definitions/kernelCovariance.ts', find: "pairing === 'same' ? [at] :", replace: '[at] && true ? [at] :', claims: named('lemma-1') }],
  },

  // One layer.
  {
    name: 'the slope of a leaky node is doubled',
    places: [{ file: 'src/dynamics/activation.ts', find: 'return u <= 0 ? 1 / 4 : 1;', replace: 'return u <= 0 ? 1 / 2 : 1;', claims: named('gating', 'one-layer-dynamics', 'two-layer-dynamics', 'balance') }],
  },
  {
    name: 'a ReLU node is active on its kink',
    places: [{ file: 'src/dynamics/activation.ts', find: 'return u <= 0 ? 0 : 1;', replace: 'return u < 0 ? 0 : 1;', claims: named('categorical', 'summation', 'summation-gap', 'summation-symmetric') }],
  },
  {
    name: 'a folded node is active on its kink',
    places: [{ file: 'src/dynamics/activation.ts', find: 'return u <= 0 ? -1 / 2 : 1;', replace: 'return u < 0 ? -1 / 2 : 1;', claims: named('kink-convention') }],
  },
  {
    name: 'a ReLU node gives half of what it sees',
    places: [{ file: 'src/dynamics/activation.ts', find: 'return u <= 0 ? 0 : u;', replace: 'return u <= 0 ? 0 : u / 2;', claims: named('kink-jump') }],
  },
  {
    name: 'a ReLU node is active on its kink: the cells of the exact flow',
    places: [{ file: 'src/dynamics/cells.ts', find: 'output[r] = side === 0 ? 0 : (side > 0 ? cPlus : cMinus) * X[r * d + c];', replace: 'output[r] = (side >= 0 ? cPlus : cMinus) * X[r * d + c];', claims: named('one-hot', 'one-hot-random') }],
  },
  {
    name: 'the cells of the exact flow exchange the slopes on the sides of a kink',
    places: [{ file: 'src/dynamics/cells.ts', find: 'output[r] = side === 0 ? 0 : (side > 0 ? cPlus : cMinus) * X[r * d + c];', replace: 'output[r] = side === 0 ? 0 : (side < 0 ? cPlus : cMinus) * X[r * d + c];', claims: named('one-hot-largest') }],
  },
  {
    name: 'the slope of a ReLU node is its output',
    places: [{ file: 'src/dynamics/activation.ts', find: 'return u <= 0 ? 0 : 1;', replace: 'return u <= 0 ? 0 : u;', claims: named('gating', 'categorical', 'summation', 'summation-symmetric-nonzero') }],
  },
  {
    name: 'the flow on the sphere is not projected',
    places: [{ file: 'src/dynamics/oneLayer.ts', find: 'project(w, gatedCovarianceTimes(alpha, views, h, w));', replace: 'gatedCovarianceTimes(alpha, views, h, w);', claims: named('one-layer-dynamics', 'fixed-points') }],
  },
  {
    name: 'the energy along a flow keeps the importances of its start',
    places: [{ file: 'src/claim/layerFlow.ts', find: 'pairEnergy(D, importancesOver(D, { importance, h, alpha: constant(alpha), ...views }, V), f)', replace: 'pairEnergy(D, constant(importancesOver(R, { importance, h, alpha, x, xPrime }, W)), f)', claims: named('energy-ascends') }],
  },
  {
    name: 'the top eigenvalue is the largest by modulus',
    places: [{ file: 'src/dynamics/symmetricEigen.ts', find: 'realEigenvalues[l] - realEigenvalues[k]', replace: 'Math.abs(realEigenvalues[l]) - Math.abs(realEigenvalues[k])', claims: named('linear-pca', 'w2-rank-1', 'modulation-alignment') }],
  },
  {
    name: 'a direction that the flow leaves counts as attracting',
    places: [{ file: 'src/settings/flowLimit.ts', find: 'angle(again, w) <= back', replace: 'angle(again, w) >= 0', claims: named('smooth-attractors') }],
  },
  {
    name: 'the spectrum beside a direction is that of the antisymmetric part',
    places: [{ file: 'src/dynamics/restrictedEigen.ts', find: '(PAP[j * d + i] + PAP[i * d + j]) / 2', replace: '(PAP[j * d + i] - PAP[i * d + j]) / 2', claims: named('summation-top', 'summation-gap') }],
  },
  {
    name: 'attractors on kinks are not listed',
    places: [{ file: 'src/dynamics/planeAttractors.ts', find: 'if (before > 0 && after > 0) add(kink', replace: 'if (before > 0 && after > 0 && kinks.length < 0) add(kink', claims: named('fixed-points-kinks', 'attractors-on-kinks') }],
  },
  {
    name: 'every sector of the plane counts as flat',
    places: [{ file: 'src/dynamics/planeAttractors.ts', find: 'flat: sectors.filter((s) => s.R === 0).map(', replace: 'flat: sectors.map(', claims: named('categorical-optima') }],
  },
  {
    name: 'every direction counts as a strict maximum',
    places: [{ file: 'src/claim/strictMaximum.ts', find: "value: point.kind === 'attractor' ? 0 : 1", replace: 'value: 0', claims: named('categorical-means') }],
  },
  {
    name: 'the class mean enters with the probability of its own class',
    places: [{ file: 'src/definitions/classCovariance.ts', find: 'R.mul(rest, R.mul(u[c], u[e]))', replace: 'R.mul(P, R.mul(u[c], u[e]))', claims: named('categorical', 'categorical-eigenvector') }],
  },
  {
    name: 'a direction and its opposite count as two optima of a linear node',
    places: [{ file: 'src/dynamics/distinctOptima.ts', find: 'upToSign && dot(v, w) < 0 ? -1 : 1', replace: 'upToSign && dot(v, w) < -2 ? -1 : 1', claims: named('brute-force-linear', 'one-hot-linear') }],
  },
  {
    name: 'equal limits are counted again',
    places: [{ file: 'src/dynamics/distinctOptima.ts', find: 'angleBetween(v, w, upToSign) <= angle;', replace: 'angleBetween(v, w, upToSign) < 0;', claims: named('brute-force', 'brute-force-linear', 'one-hot', 'one-hot-linear') }],
  },
  {
    name: 'a wider network loses the starts of the narrower one',
    places: [{ file: 'src/settings/planeNetwork.ts', find: "starts === 'nested' ? first :", replace: "starts === 'nested' && width < 2 ? first :", claims: named('brute-force') }],
  },

  // Gaussian populations: roughness, stability, existence.
  {
    name: 'the density on the hyperplane forgets its spread',
    places: [{ file: 'src/dynamics/gaussianPopulation.ts', find: '(part.p * normalDensity(a)) / s : 0', replace: 'part.p * normalDensity(a) : 0', claims: named('roughness', 'stability-criterion') }],
  },
  {
    name: 'the mean on a half-space forgets half of its shift',
    places: [{ file: 'src/dynamics/gaussianPopulation.ts', find: 'first[i] += mass * m[i] + density * b[i];', replace: 'first[i] += mass * m[i] + (density * b[i]) / 2;', claims: named('gaussian-isotropic') }],
  },
  {
    name: 'gating has the wrong sign',
    places: [{ file: 'src/dynamics/localRoughness.ts', find: '(entry) => (cMinus - cPlus) * output * entry', replace: '(entry) => (cPlus - cMinus) * output * entry', claims: named('stability-criterion') }],
  },
  {
    name: 'a gap counts by its size',
    places: [{ file: 'src/dynamics/criticalDirection.ts', find: 'Infinity : dot(w, multiplyVector(A, w)) - restrictedEigen(A, [w]).values[0]', replace: 'Infinity : Math.abs(dot(w, multiplyVector(A, w)) - restrictedEigen(A, [w]).values[0])', claims: named('stability', 'stability-maximal') }],
  },
  {
    name: 'no direction of the sphere is rough',
    places: [{ file: 'src/dynamics/localRoughness.ts', find: 'Math.abs((cPlus - cMinus) * output) *', replace: '0 * Math.abs((cPlus - cMinus) * output) *', claims: named('roughness', 'stability') }],
  },
  {
    name: 'outputs near the hyperplane count whatever the kernel',
    places: [
      { file: 'src/dynamics/kernelRoughness.ts', find: 'Math.exp((-q * c * c * height * height) / (2 * tau))', replace: '1', claims: named('kernel-roughness') },
      { file: 'src/dynamics/kernelRoughness.ts', find: 'const q = 1 / (1 + (c * c * s * s) / tau);', replace: 'const q = 1;', claims: named('kernel-roughness') },
    ],
  },
  {
    name: 'partners push without their gate',
    places: [{ file: 'src/dynamics/kernelGating.ts', find: 'first += alpha * j.mass * j.u * (cMinus + jump * j.gate);', replace: 'first += alpha * j.mass * j.u;', claims: named('kernel-roughness') }],
  },
  {
    name: 'the kernel has twice its temperature',
    places: [{ file: 'src/dynamics/kernelGating.ts', find: 'Math.exp((-gap * gap) / (2 * kernel.tau))', replace: 'Math.exp((-gap * gap) / (4 * kernel.tau))', claims: named('kernel-roughness') }],
  },
  {
    name: 'no direction has a rival',
    places: [{ file: 'src/dynamics/criticalDirection.ts', find: 'w.length === 1 ? Infinity : dot', replace: 'w.length >= 1 ? Infinity : dot', claims: named('stability-converse', 'stability-maximal') }],
  },

  // Two layers.
  {
    name: 'the second layer counts twice in its gradient',
    places: [{ file: 'src/dynamics/twoLayer.ts', find: '+= pull[i * W2.rows + o] * f1[at];', replace: '+= 2 * pull[i * W2.rows + o] * f1[at];', claims: named('two-layer-dynamics', 'balance') }],
  },
  {
    name: 'every node reads its receptive field rotated by its number',
    places: [{ file: 'src/dynamics/twoLayer.ts', find: '+= weight * x.data[field + c]', replace: '+= weight * x.data[field + ((c + node) % p)]', claims: named('two-layer-dynamics', 'collinearity', 'gradient-rank') }],
  },
  {
    name: 'the columns of the second layer are not told apart',
    places: [{ file: 'src/dynamics/twoLayer.ts', find: 'const weight = back[at] *', replace: 'const weight = back[i * nodes] *', claims: named('two-layer-dynamics', 'collinearity-always') }],
  },
  {
    name: 'nodes are not coupled through the second layer',
    places: [{ file: 'src/dynamics/gatedTwoLayer.ts', find: 'sum + weight * C.data', replace: 'sum + (l === n ? weight : 0) * C.data', claims: named('two-layer-dynamics', 'envelope') }],
  },
  {
    name: 'the second layer flows at twice its speed',
    places: [{ file: 'src/dynamics/secondLayerFlow.ts', find: 'return mapEntries(pulled, (entry, o, n) => entry - along * W2.data[o * W2.cols + n]);', replace: 'return mapEntries(pulled, (entry, o, n) => 2 * (entry - along * W2.data[o * W2.cols + n]));', claims: named('w2-rank-1') }],
  },
  {
    name: 'nodes stay where they start while the second layer is trained',
    places: [{ file: 'src/dynamics/jointAscent.ts', find: 'W1 = unitRows(moved(W1, by, tangent.W1));', replace: 'W1 = unitRows(moved(W1, 0 * by, tangent.W1));', claims: named('relu-diversifies', 'joint-linear-collapse'), test: 'src/dynamics/jointAscent.test.ts', expect: /jointAscent/ }],
  },
  {
    name: 'variances within classes are not weighted by the classes',
    places: [{ file: 'src/dynamics/finiteLaw.ts', find: 'sum += p[c] * marginal.data', replace: 'sum += marginal.data', claims: named('cond-indep', 'cond-indep-classes', 'bns', 'bns-well-defined', 'global-modulation') }],
  },
  {
    name: 'the secular eigenvector forgets its denominators',
    places: [{ file: 'src/dynamics/secularEquation.ts', find: '(bk === 0 ? 0 : -bk / (mu + below[k]))', replace: '(bk === 0 ? 0 : -bk)', claims: named('bns', 'global-modulation') }],
  },
  {
    name: 'the boost δ has the wrong sign',
    places: [{ file: 'src/dynamics/globalModulation.ts', find: '(1 - (rho * b[n] * b[n]) / gap)', replace: '(1 + (rho * b[n] * b[n]) / gap)', claims: named('global-modulation') }],
  },
  {
    name: 'the variance within classes is taken for the total variance',
    places: [{ file: 'src/dynamics/globalModulation.ts', find: "(variance === 'total' ? s2 * rho : 0)", replace: 's2 * rho', claims: named('modulation-within-class') }],
  },
  {
    name: 'a field is not weighted by its own entry of s',
    places: [{ file: 'src/dynamics/globalModulation.ts', find: 's[node] * pull[node * w.length + c]', replace: 'pull[node * w.length + c]', claims: named('frozen-field', 'global-modulation') }],
  },
  {
    name: 'modulation works on the bottom of the spectrum',
    places: [{ file: 'src/settings/risingModulation.ts', find: "end === 'top' ? [0, 1] :", replace: "end === 'top' && n < 2 ? [0, 1] :", claims: named('modulation-alignment') }],
  },

  // Normalisation.
  {
    name: 'BatchNorm back-propagates the variance through N + 1 samples',
    places: [{ file: 'src/dynamics/normalisation/batchNorm.ts', find: '(varianceMoves * along) / N', replace: '(varianceMoves * along) / (N + 1)', claims: named('bn-invariance', 'bn-discrete-norms') }],
  },
  {
    name: 'BatchNorm back-propagates the mean through N + 1 samples',
    places: [{ file: 'src/dynamics/normalisation/batchNorm.ts', find: '(meanMoves * sum) / N', replace: '(meanMoves * sum) / (N + 1)', claims: named('bn-zero-sum') }],
  },
  {
    name: 'BatchNorm always back-propagates its variance',
    places: [{ file: 'src/dynamics/normalisation/batchNorm.ts', find: "const varianceMoves = rule.variance === 'backpropagated' ? 1 : 0;", replace: 'const varianceMoves = 1;', claims: named('bn-detached-variance') }],
  },
  {
    name: 'the gradient is not projected off the outputs of length 1',
    places: [{ file: 'src/dynamics/normalisation/unitOutputs.ts', find: '(g[c] - along * q[c]) * inverse[i]', replace: 'g[c] * inverse[i]', claims: named('l2-invariance') }],
  },

  // The simulation.
  {
    name: 'ReLU filters of the simulation are linear',
    places: [{ file: 'src/dynamics/simulation/network.ts', find: 'const gate = u > 0 ? 1 : slopeBelow;', replace: "const gate = u > 0 || activation === 'relu' ? 1 : slopeBelow;", claims: named('sim-relu-vs-linear', 'sim-training') }],
  },
  {
    name: 'β of the simulation is always 5',
    places: [{ file: 'src/dynamics/simulation/setup.ts', find: 'Math.round(beta * tokensPerLocation)', replace: 'Math.round((beta < 0 ? beta : 5) * tokensPerLocation)', claims: named('sim-beta-one', 'sim-width') }],
  },
  {
    name: 'the losses of the simulation are exchanged',
    places: [{ file: 'src/dynamics/simulation/network.ts', find: "loss === 'infonce' ? infoNCE : quadratic", replace: "loss === 'quadratic' ? infoNCE : quadratic", claims: named('sim-nce-vs-quadratic', 'sim-w2-rank') }],
  },
  {
    name: 'the quadratic loss of the simulation draws the views of a sample together twice',
    places: [{ file: 'src/dynamics/simulation/losses.ts', find: 'const attract = -1 / (N * temperature);', replace: 'const attract = -2 / (N * temperature);', claims: named('quadratic-loss') }],
  },
  {
    name: 'distances between samples count twice in the energy',
    places: [{ file: 'src/dynamics/energy.ts', find: 'sum += both * halfSquare(f.x, i, f.x, j);', replace: 'sum += 2 * both * halfSquare(f.x, i, f.x, j);', claims: named('quadratic-loss-distances') }],
  },
  {
    name: 'the filters of the simulation are measured against the length of the first',
    places: [{ file: 'src/dynamics/simulation/alignment.ts', find: 'best = Math.max(best, value / (Math.sqrt(norms[m]) + floor));', replace: 'best = Math.max(best, value / (Math.sqrt(norms[0]) + floor));', claims: named('collinear-ceiling') }],
  },
  {
    name: 'the second view of the simulation is the first',
    places: [{ file: 'src/dynamics/simulation/patterns.ts', find: 'for (let r = 0; r < redrawn; r++) {', replace: 'for (let r = 0; r < 0 * redrawn; r++) {', claims: named('sim-augmentation') }],
  },
  {
    name: 'the centre of every cap counts as its own image',
    places: [{ file: 'src/settings/planeCap.ts', find: 'displacement: angleToLine(grid[half].v, grid[half].top)', replace: 'displacement: 0', claims: named('existence-ball') }],
  },
];
