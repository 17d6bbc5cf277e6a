import { claim } from '../../src/claim/claim.ts';
import { nodePoint } from '../../src/claim/exhibit.ts';
import { undecided, worstOf } from '../../src/claim/residual.ts';
import { atRest, integration, roundings } from '../../src/claim/tolerance.ts';
import { pcaTraces } from '../../src/claim/traces/nodeTraces.ts';
import { ascend, ascender } from '../../src/dynamics/ascend.ts';
import { oneLayerFlow } from '../../src/dynamics/gradientFlow.ts';
import { exponentialFlow } from '../../src/dynamics/exponentialFlow.ts';
import { angleToLine } from '../../src/linalg/angle.ts';
import { topIsBeaten } from '../../src/dynamics/symmetricEigen.ts';
import { frozenImportances, linearActivation } from '../../src/settings/hypotheses.ts';
import { atStart, leastGap, limitBesideTop, movingLimit, oneNodeFlow, restingTurn, simpleTop, spectrumAtStart, startSeesTop } from '../../src/settings/oneNodeFlow.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/linear-pca',
  title: 'Every linear run with constant importances ends at the top eigenvector of the contrastive covariance',
  source: nonlinearity.at('Introduction', { provenance: 'paper', statement: 'reconstructed' }),
  kind: 'dynamics',
  statement: String.raw`w(t) \propto e^{\mathcal C_\alpha[x]\, t}\, w(0) \;\longrightarrow\; \pm v_1, \qquad \mathcal C_\alpha[x]\, v_1 = \lambda_1 v_1`,
  forAll: oneNodeFlow,
  suppose: { linearActivation, frozenImportances, simpleTop, startSeesTop },
  then: (instance) => {
    const { w, importance } = instance;
    const problem = { ...atStart(instance), h: instance.h };
    const { values, top, gap, scale } = spectrumAtStart(instance);
    const fastest = Math.max(...values.map(Math.abs)) || 1;
    const follow = ascender(problem);
    const limits = importance === 'frozen' ? [1, 0.5].map((step) => follow(w.data, { step })) : [movingLimit(instance, w)];
    const [limit, again = limit] = limits;
    if (limit.status === 'unfinished') return undecided(limit.reason);
    if (again.status === 'unfinished') return undecided(again.reason);
    const time = 1 / fastest;
    const step = time / 32;
    const rounding = importance === 'recomputed' ? atRest(restingTurn) : roundings(64 * (instance.x.rows + w.cols), 1 + scale / Math.max(gap, leastGap * scale, Number.MIN_VALUE));
    return worstOf(
      { what: 'angle of the limit to v₁', value: angleToLine(limit.w, top), ...rounding, seen: { limit: limit.w, 'v₁': top, 'eigenvalues': values } },
      { what: 'angle of the limits at two step sizes', value: angleToLine(limit.w, again.w), ...rounding },
      { what: 'angle of w(T) to exp(AT)w(0)', value: angleToLine(oneLayerFlow(problem, w.data, { time, step }), exponentialFlow(problem, w.data, time)), ...integration(4, step * fastest, 1, 4) },
    );
  },
  confirm: (R, instance) => ({ zero: limitBesideTop(R, instance) }),
  certify: (instance) => {
    const problem = { ...instance, alpha: atStart(instance).alpha };
    const limit = ascend(problem, instance.w.data);
    return limit.status === 'unfinished' ? [] : nodePoint('the limit of the flow', 'maximum', problem, limit.w);
  },
  without: { linearActivation: 'fails', frozenImportances: 'fails', simpleTop: 'fails', startSeesTop: 'fails' },
  covers: { 'd ≥ 2': { share: 0.4, when: ({ x }) => x.cols >= 2 }, 'a negative eigenvalue of the largest modulus': { share: 0.05, when: (i) => topIsBeaten(spectrumAtStart(i).values) } },
  readings: ['activations outside h(u) = h\'(u)u are not admitted: the flow of one node is not defined by A(w) there', 'moving importances are those of InfoNCE at the outputs, τ = 1, ε = 1; v₁ is then that of the start'],
  oracle: 'the symmetric eigensolver for the limit, the closed form exp(At)w for the flow at a finite time',
  traces: pcaTraces,
});
