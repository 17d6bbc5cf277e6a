/** Faults in the notions of the loss family, the min player and the conventions; every claim about them notices one. */
const place = (file, find, replace, ...names) => ({ file, find, replace, claims: names.map((name) => `alpha-cl/${name}`) });

const [pairwise, minimisers, focus] = ['src/dynamics/losses/pairwiseLoss.ts', 'src/dynamics/minPlayer/minimisers.ts', 'src/claim/losses/focus.ts'];

export const faults = [
  {
    name: 'a sample counts as its own negative',
    places: [place('src/dynamics/contrastiveCovariance.ts', 'const own = countsOwnPair(pairs);', 'const own = pairs.length > 0;', 'convention-always', 'convention-converse')],
  },
  { name: 'the plain sum over pairs divided', places: [place('src/definitions/pairSum.ts', '? 2 * N * N : 1)', '? 2 * N * N : 2)', 'convention')] },
  {
    name: 'importances of a loss scaled, lost, reversed or reweighted',
    places: [
      place(pairwise, 'out.data[i * N + j] = outer * weights[j];', 'out.data[i * N + j] = 1.001 * outer * weights[j];', 'thm-1', 'thm-1-any-sign', 'table-1', 'thm-2'),
      place(pairwise, '  if (N === 1) return out;\n  const { shifted }', '  if (N >= 1) return out;\n  const { shifted }', 'claim-focus', 'claim-focus-modified-triplet', 'claim-focus-across-rows'),
      place(pairwise, 'out.data[i * N + j] = outer * weights[j];', 'out.data[i * N + ((2 * i + N - j) % N)] = outer * weights[j];', 'claim-focus-infonce', 'claim-focus-mine', 'claim-focus-soft-triplet', 'claim-focus-tuplet', 'claim-focus-lifted', 'claim-focus-convex', 'claim-focus-strict-exponential'),
      place(pairwise, 'outer * loss.dPsi(delta[i * N + j]);', 'outer * loss.dPsi(-delta[i * N + j]);', 'claim-focus-triplet'),
      place(pairwise, 'outer * loss.dPsi(delta[i * N + j]);', 'outer * loss.dPsi(delta[i * N + j]) * (j + 1);', 'claim-focus-triplet-contrastive', 'claim-focus-modified-triplet-far', 'thm-1'),
    ],
  },
  { name: 'strict order not counted', places: [place(focus, 'failures++;', 'failures += 0;', 'claim-focus-strict')] },
  { name: 'the sign of the intra-sample distance in the energy of pairs', places: [place('src/definitions/energy.ts', 'R.mul(alpha[i][j], R.sub(inter, intra))', 'R.mul(alpha[i][j], R.add(inter, intra))', 'thm-1-moving')] },
  {
    name: 'formulas of the table misread',
    places: [
      place('src/settings/losses/coincidences.ts', 'constant: R.mul(t, e)', 'constant: R.add(t, e)', 'table-1-coincidences'),
      place('src/definitions/losses/tree.ts', 'max: (R, a, b) => (R.compare(a, b) > 0 ? a : b),', 'max: (_R, a) => a,', 'table-1-differentiable', 'table-1-nondecreasing'),
      place('src/settings/losses/lossPoint.ts', 'return R.add(side(1), side(-1));', 'return R.sub(side(1), side(-1));', 'table-1-differentiable-others'),
      place('properties/alpha-cl/table-1-increasing.ts', 'Math.min(psi, phi) > 0 ? 0 : 1', 'Math.min(psi, phi) >= 0 ? 0 : 1', 'table-1-increasing'),
      place('src/claim/losses/mine.ts', 'overall: N * (top + Math.log(sum / N))', 'overall: loss(bindLoss(namedLosses.MINE, {}), views)', 'table-1-mine'),
      place('src/claim/losses/mine.ts', 'overall: N * (top + Math.log(sum / N))', 'overall: N * (top + Math.log(sum / N / 2))', 'table-1-mine-jensen'),
    ],
  },
  {
    name: 'a wrong answer of the min player',
    places: [
      place(minimisers, 'Math.exp((low - c) / tau)', 'Math.exp((low - c) / tau / 2)', 'minmax', 'minmax-slack', 'def-alpha-cl-entropy', 'def-alpha-cl-direct-entropy'),
      place('src/claim/game.ts', "const mass = strategies === 'negatives' ? 1 / (1 + epsilon * Math.exp(-log)) : 1;\n    const all = strategies === 'negatives' || epsilon === 0 ? costs", 'const mass = 1;\n    const all = epsilon === 0 ? costs', 'minmax-any-epsilon'),
      place(minimisers, '(tau / (c + height)) ** (1 / gamma)', '(tau / (c + height)) ** (1 / gamma + 0.01)', 'def-alpha-cl-power'),
      place(minimisers, '(tau * mass + sum) / (k + 1);', '(tau * mass + sum) / (k + 1.01);', 'def-alpha-cl-square'),
      place(minimisers, 'averages[retained < 0 ? 0 : retained]', 'averages[retained < 0 ? averages.length - 1 : retained - 1]', 'def-alpha-cl-code-square'),
      place(minimisers, 'd2 ** (p / 2)), tau)', 'd2 ** (p / 3)), tau)', 'def-alpha-cl-direct', 'def-alpha-cl-direct-entropy'),
    ],
  },
  {
    name: 'a max player that does not respond, or to one view only',
    places: [
      place('src/dynamics/minPlayer/bestResponses.ts', 'own = top.map((entry) => sign * entry);', 'own = own.map((entry) => Math.abs(sign) * entry);', 'best-response', 'best-response-descends'),
      place('src/claim/bestResponses.ts', 'first.map((entry, c) => entry + second[c]);', 'first.map((entry, c) => entry - second[c]);', 'best-response-step'),
    ],
  },
  { name: 'the sign of the intra-sample term', places: [place('src/dynamics/contrastiveCovariance.ts', 'r[i] * (x[at] - xPrime[at])', 'r[i] * (xPrime[at] - x[at])', 'lemma-trace', 'lemma-trace-uniform')] },
  { name: 'one half of the importances read twice', places: [place('src/dynamics/contrastiveCovariance.ts', 's[at] = s[across] = below + above;', 's[at] = s[across] = 2 * below;', 'lemma-trace-circulation')] },
];
