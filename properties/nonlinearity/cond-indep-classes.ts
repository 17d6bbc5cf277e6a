import { claim } from '../../src/claim/claim.ts';
import { lawOperations } from '../../src/claim/modulation.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { nodeFunctions as functionsOver } from '../../src/definitions/fieldNodes.ts';
import * as definitions from '../../src/definitions/finiteLaw.ts';
import { lawCovariance, lawMoments } from '../../src/dynamics/finiteLaw.ts';
import { nodeFunctions } from '../../src/dynamics/globalModulation.ts';
import { mapEntries, maxAbs, maxAbsDifference, row } from '../../src/linalg/matrix.ts';
import { dot } from '../../src/linalg/vector.ts';
import { conditionalIndependence, fieldLaw, pairSize, uniformPairs } from '../../src/settings/fieldLaw.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/cond-indep-classes',
  title: 'With fields independent given any number of classes, the class means couple different fields, by a matrix of rank C − 1',
  source: nonlinearity.at('global modulation, assumption of conditional independence', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`\mathcal C[\tilde x_k, \tilde x_{k'}] = L_k\,\mathbb I(k = k') + \textstyle\sum_c p_c(\mu_{kc} - \bar\mu_k)(\mu_{k'c} - \bar\mu_{k'})^\top`,
  forAll: fieldLaw,
  suppose: { conditionalIndependence, uniformPairs },
  then: (instance) => {
    const { gated } = nodeFunctions(instance);
    const { p, means, within } = lawMoments(instance, gated);
    const centre = row(means, 0).map((_, i) => p.reduce((sum, pc, c) => sum + pc * means.data[c * means.cols + i], 0));
    const off = mapEntries(means, (mean, _, i) => mean - centre[i]);
    const split = mapEntries(within, (L, i, j) => L + dot(p, p.map((_, c) => off.data[c * off.cols + i] * off.data[c * off.cols + j])));
    const joint = lawCovariance(instance, gated);
    return { what: "max|C[x̃_k, x̃_k'] − L_k 𝟙(k = k') − Σ p_c(μ_kc − μ̄_k)(μ_k'c − μ̄_k')ᵀ|", value: maxAbsDifference(joint, split), ...roundings(lawOperations(instance), pairSize(instance) * maxAbs(gated.values) ** 2), seen: { C: joint, split } };
  },
  confirm: (R, instance) => {
    const { gated } = functionsOver(R, instance);
    const { p, means, within } = definitions.lawMoments(R, instance, gated);
    const total = (terms: readonly (typeof p)[number][]) => terms.reduce((a, b) => R.add(a, b), R.of(0));
    const off = means.map((mu) => mu.map((mean, i) => R.sub(mean, total(p.map((pc, c) => R.mul(pc, means[c][i]))))));
    const joint = definitions.lawCovariance(R, instance, gated);
    return { zero: joint.flatMap((entries, i) => entries.map((C, j) => R.sub(C, R.add(within[i][j], total(p.map((pc, c) => R.mul(pc, R.mul(off[c][i], off[c][j])))))))) };
  },
  without: { conditionalIndependence: 'fails', uniformPairs: 'fails' },
  covers: { 'three classes, two fields or more': { share: 0.1, when: ({ dims }) => dims.K >= 2 && dims.C === 3 } },
  readings: ['nonlinearity/cond-indep for any number of classes'],
  oracle: 'the joint law of all fields, atom by atom, against the laws of the single fields given the class',
});
