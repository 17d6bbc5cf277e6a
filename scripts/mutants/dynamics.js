/** Faults in the notions that all papers share, noticed by the unit tests of these notions. */
export const faults = [
  {
    name: 'sign of the intra-sample term',
    places: [
      { file: 'src/dynamics/contrastiveCovariance.ts', find: 'r[i] * (x[at] - xPrime[at])', replace: 'r[i] * (xPrime[at] - x[at])', test: 'src/dynamics/contrastiveCovariance.test.ts', expect: /sign of the intra-sample term/ },
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
      { file: 'src/dynamics/contrastiveCovariance.ts', find: 'sum += below;\n      r[j] += above;', replace: 'sum += above;\n      r[j] += below;', test: 'src/dynamics/contrastiveCovariance.test.ts', expect: /α transposed in the row-sum term/ },
      { file: 'src/dynamics/energy.ts', find: 'row += alpha.data[i * N + j];', replace: 'row += alpha.data[j * N + i];', test: 'src/dynamics/energy.test.ts', expect: /α transposed in the row-sum term/ },
    ],
  },
  {
    name: 'α symmetrised',
    places: [
      { file: 'src/dynamics/contrastiveCovariance.ts', find: 'sum += below;\n      r[j] += above;', replace: 'sum += (below + above) / 2;\n      r[j] += (below + above) / 2;', test: 'src/dynamics/contrastiveCovariance.test.ts', expect: /α is not symmetrised/ },
      { file: 'src/dynamics/importances.ts', find: 'for (let j = start; j < start + N; j++) data[j] /= sum;\n  }\n  return out;', replace: 'for (let j = start; j < start + N; j++) data[j] /= sum;\n  }\n  return mapEntries(out, (a, i, j) => (a + out.data[j * N + i]) / 2);', test: 'src/dynamics/importances.test.ts', expect: /α is not symmetric/ },
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
    name: 'a flow does not see samples change sides',
    places: [
      { file: 'src/dynamics/oneLayer.ts', find: 'if (gate === gates[i]) continue;', replace: 'if (!Number.isNaN(gates[i])) continue;', test: 'src/dynamics/oneLayer.test.ts', expect: /projectedField gives what projectedGradient gives/ },
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
  {
    name: 'intervals that round inward',
    places: [
      { file: 'src/arithmetic/directed.ts', find: 'return error >= 0 && error < Infinity ? sum : nextDown(sum);', replace: 'return error >= 0 && error < Infinity ? sum : sum;', test: 'src/arithmetic/interval.test.ts', expect: /against whole numbers, exactly/ },
      { file: 'src/arithmetic/directed.ts', find: 'x - back - productError(quotient, y, back)', replace: 'x - back', test: 'src/arithmetic/interval.test.ts', expect: /against whole numbers, exactly/ },
      { file: 'src/arithmetic/elementary.ts', find: 'const slack = 4096n;', replace: 'const slack = 0n;', test: 'src/arithmetic/interval.test.ts', expect: /log against 57 digits/ },
      { file: 'src/arithmetic/elementary.ts', find: 'mantissa << BigInt(drop) !== n', replace: 'false', test: 'src/arithmetic/interval.test.ts', expect: /exp, logistic, tanh against 57 digits/ },
      { file: 'src/arithmetic/normalBounds.ts', find: 'const most = least + 6n;', replace: 'const most = least - (1n << 72n);', test: 'src/arithmetic/normalCdf.test.ts', expect: /is enclosed at 10,000 points/ },
      { file: 'src/arithmetic/normalBounds.ts', find: 'k > 0n; k--', replace: 'k > 1n; k--', test: 'src/arithmetic/normalCdf.test.ts', expect: /is enclosed at 10,000 points/ },
      { file: 'src/arithmetic/normalBounds.ts', find: 'let k = 3n; term !== 0n; k += 2n', replace: 'let k = 3n; term > 1n << 70n; k += 2n', test: 'src/arithmetic/normalCdf.test.ts', expect: /is enclosed at 10,000 points/ },
      { file: 'src/arithmetic/interval.ts', find: 'hi: addUp(a.hi, -b.lo)', replace: 'hi: addUp(a.hi, -b.hi)', test: 'src/arithmetic/interval.test.ts', expect: /contain the results of all numbers inside/ },
    ],
  },
  {
    name: 'a normal distribution function that is off in the 50th digit, or has another derivative',
    places: [
      { file: 'src/arithmetic/highPrecision.ts', find: 'q.times(below).times(1e-63)', replace: 'q.times(below).times(1e-40)', test: 'src/arithmetic/normalCdf.test.ts', expect: /is enclosed at 10,000 points/ },
      { file: 'src/arithmetic/dual.ts', find: 'const slope = normalDensity(R, a.value);', replace: 'const slope = R.normalCdf(a.value);', test: 'src/arithmetic/normalCdf.test.ts', expect: /has the density for its derivative/ },
      { file: 'src/arithmetic/budgeted.ts', find: 'unary(R.normalCdf, 256)', replace: 'unary(R.normalCdf)', test: 'src/arithmetic/budgeted.test.ts', expect: /charges every operation/ },
    ],
  },
  {
    name: 'a second path that takes a start beside a saddle, a flat kink or a tie for what it is not',
    places: [
      { file: 'src/definitions/ascentLimit.ts', find: 'start: 2 ** -150', replace: 'start: 2 ** -60', test: 'properties/nonlinearity/confirm.test.ts', expect: /from right beside a saddle/ },
      { file: 'src/definitions/ascentLimit.ts', find: 'R.exact ? 0 : rounding', replace: '0', test: 'src/definitions/ascentLimit.test.ts', expect: /with kinks in the plane/ },
      { file: 'src/definitions/strictMaximum.ts', find: 'if (reaching(tied) > 1) return false;', replace: 'if (reaching(tied) > 1) return true;', test: 'src/definitions/strictMaximum.test.ts', expect: /none of a flat or a dead one/ },
      { file: 'src/runner/confirm.ts', find: "if (error instanceof NotDecided) return { why: 'not decided', reason: error.message };", replace: 'if (error instanceof NotDecided) return false;', test: 'src/runner/confirm.test.ts', expect: /what a second path cannot decide/ },
    ],
  },
  {
    name: 'a gate that an interval does not decide is taken as open',
    places: [{ file: 'src/arithmetic/interval.ts', find: "throw new UndecidedOnInterval('compare', `${written(a)} and ${written(b)} overlap`);", replace: 'return 1;', test: 'src/arithmetic/interval.test.ts', expect: /what an interval does not decide is named so/ }],
  },
  {
    name: 'a certificate without its inclusion',
    places: [
      { file: 'src/dynamics/certificates/krawczyk.ts', find: '!enclosure.every((side, i) => isInterior(side, box[i]))', replace: 'false', test: 'src/dynamics/certificates/certificates.test.ts', expect: /a box that holds two zeros is never certified/ },
      { file: 'src/dynamics/certificates/krawczyk.ts', find: 'I.add(I.sub(I.of(entry), step[i]), spread[i])', replace: 'I.sub(I.of(entry), step[i])', test: 'src/dynamics/certificates/certificates.test.ts', expect: /a box that holds two zeros is never certified/ },
      { file: 'src/dynamics/certificates/inertia.ts', find: '(sum, entry, j) => (i === j ? sum : addUp(sum, magnitude(entry)))', replace: '(sum, entry, j) => (i === j ? sum : addUp(sum, 0 * magnitude(entry)))', test: 'src/dynamics/certificates/certificates.test.ts', expect: /refuses a matrix that an interval makes singular/ },
      { file: 'src/dynamics/certificates/newtonKantorovich.ts', find: 'if (!(h <= 0.5))', replace: 'if (!(h <= 50))', test: 'src/dynamics/certificates/certificates.test.ts', expect: /fails where it must, by name/ },
    ],
  },
  {
    name: 'points taken for what they are not',
    places: [
      { file: 'src/definitions/gaussianPopulation.ts', find: 'R.mul(s, normalDensity(R, a))]', replace: 'normalDensity(R, a)]', test: 'src/claim/exhibits.test.ts', expect: /fixed points on a Gaussian population/ },
      { file: 'src/claim/infoNCEExhibit.ts', find: 'chart.fixed === 0 ? chart.sign : -chart.sign', replace: 'chart.sign', test: 'src/claim/exhibits.test.ts', expect: /rest points under InfoNCE/ },
      { file: 'src/claim/deepExhibit.ts', find: '[R.of(Math.sign(at[0]))]', replace: '[R.of(1)]', test: 'src/claim/exhibits.test.ts', expect: /filters of a deep linear network/ },
      { file: 'src/claim/simplexExhibit.ts', find: 'Math.log(own[j] / own[fixed]) * scales[k]', replace: 'Math.log(own[j] / own[fixed])', test: 'src/claim/exhibits.test.ts', expect: /weights of the min player/ },
      { file: 'src/claim/sigmoidExhibits.ts', find: 'labels: [0, 0, 1, 1]', replace: 'labels: [0, 1, 1, 0]', test: 'src/claim/exhibits.test.ts', expect: /ends of supervised training/ },
      { file: 'src/dynamics/certificates/krawczyk.ts', find: 'Math.max(radius * scales[i], ', replace: 'Math.max(radius, ', test: 'src/dynamics/certificates/certificates.test.ts', expect: /coordinates of very unlike size/ },
      { file: 'src/runner/certifyPhase.ts', find: 'ball(found.midpoint, found.unique, false)', replace: 'ball(found.midpoint, 4 * found.unique, false)', test: 'src/runner/certifyPhase.test.ts', expect: /Newton and Kantorovich/ },
      { file: 'src/report/certificates.ts', find: 'c.exhibited - (c.refused[kink] ?? 0)', replace: 'c.exhibited', test: 'src/report/certificates.test.ts', expect: /as a share/ },
      { file: 'src/claim/claim.ts', find: "spec.kind === 'existence' && spec.certify === undefined", replace: "spec.kind === 'existence' && false", test: 'src/claim/claim.test.ts', expect: /neither certifies what is exhibited/ },
    ],
  },
  {
    name: 'a definition that is not the one whose points are certified',
    places: [{ file: 'src/definitions/sigmoid/simplified.ts', find: 'return R.sub(sum, R.mul(weights[i] as S, R.mul(s, s)));', replace: 'return R.sub(sum, R.mul(weights[i] as S, s));', claims: ['learnability/lemma-1-certified'] }],
  },
  {
    name: 'a program without its branches',
    places: [{ file: 'src/arithmetic/traced.ts', find: 'need(node(\'?\', [a.line, b.line], ` ${sign}`), needed);', replace: '', test: 'src/arithmetic/traced.test.ts', expect: /a branch taken belongs to the program/ }],
  },
  {
    name: 'a degenerate counterexample that is not looked past',
    places: [
      { file: 'src/runner/search.ts', find: ": counterexample.stability !== 'degenerate') break;", replace: ': true) break;', test: 'src/runner/search.test.ts', expect: /gives way to a robust one/ },
      { file: 'src/runner/search.ts', find: '      continue;\n    }\n    counterexample = ', replace: '    }\n    counterexample = ', test: 'src/runner/search.test.ts', expect: /stands where later finds that look robust are not confirmed/ },
      { file: 'src/settings/instances.ts', find: 'if (value !== 0) return (value as number) * Math.exp(change);', replace: 'return (value as number) * Math.exp(change);', test: 'src/runner/search.test.ts', expect: /stands where there is no other/ },
    ],
  },
  {
    name: 'a weight of 0 times an infinite difference',
    places: [{ file: 'src/dynamics/contrastiveCovariance.ts', find: 'if (Number.isNaN(g[at])) return', replace: 'if (g.length === 0) return', test: 'src/dynamics/contrastiveCovariance.test.ts', expect: /a weight of 0 pulls nothing/ }],
  },
  {
    name: 'exponentials of similarities however far apart after one shift',
    places: [{ file: 'src/dynamics/simulation/losses.ts', find: '(largest - least) * sharpness <= widestSpread', replace: '(largest - least) * sharpness <= 1e9 * widestSpread', test: 'src/dynamics/simulation/losses.test.ts', expect: /rows far below the largest similarity keep their own/ }],
  },
  {
    name: 'the slopes of a location take its tokens from one view only',
    places: [{ file: 'src/dynamics/simulation/network.ts', find: 'sparseProduct(normalTransposed, M, 2 * T, imageAt[k], O, slopeAt[k]);', replace: 'sparseProduct(normalTransposed, M, T, imageAt[k], O, slopeAt[k]);', test: 'src/dynamics/simulation/network.test.ts', expect: /the gradient is that of the loss/ }],
  },
];
