import { claim } from '../../src/claim/claim.ts';
import { undecided } from '../../src/claim/residual.ts';
import { wholeNumber } from '../../src/claim/tolerance.ts';
import { lineTraces } from '../../src/claim/traces/nodeTraces.ts';
import { reluActivation } from '../../src/settings/hypotheses.ts';
import { bothTokensSought, jointTraining, sameLine, spreadOver, trained, widest } from '../../src/settings/jointTraining.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/relu-diversifies',
  title: 'With ReLU, two layers that are trained together keep nodes from becoming collinear, where each node by itself would find another optimum',
  source: nonlinearity.at('Introduction, specialisation by nonlinearity', { provenance: 'derived' }),
  kind: 'dynamics',
  statement: String.raw`\lim_t w^{\rm alone}_m(t) = e_1,\ \lim_t w^{\rm alone}_{m'}(t) = e_2 \quad\Rightarrow\quad \max_{m, m'}|\sin\angle(w_m(t), w_{m'}(t))| \not\to 0`,
  forAll: jointTraining,
  suppose: { reluActivation, bothTokensSought },
  then: (training) => {
    const limits = [1 / 4, 1 / 8].map((turn) => trained(training, turn));
    const spreads = limits.map(({ W1 }) => widest(W1));
    if (Math.min(...spreads) < sameLine && Math.max(...spreads) >= sameLine) return undecided('two step sizes end differently');
    return { what: 'all nodes end on one line', value: Math.max(...spreads) < sameLine ? 1 : 0, ...wholeNumber, seen: { 'nodes, one a row': limits[1].W1, 'second layer': limits[1].W2, 'largest angle': spreads[1] } };
  },
  confirm: (R, training) => ({ zero: [R.of(R.compare(spreadOver(R, training), R.of(sameLine ** 2)) < 0 ? 1 : 0)] }),
  expect: 'refuted',
  erratum: 'nonlinearity/one-hot',
  without: { reluActivation: 'fails', bothTokensSought: 'fails' },
  readings: [
    'a stronger reading than any in the paper, whose claim is that nonlinearity *enables* specialisation: single nodes find both tokens (nonlinearity/one-hot), and a second layer of rank one still draws them together',
    'the unit lengths of the analysis, no augmentation; a path of length 12, in which the steepest weights move by 1/4 or 1/8 a step; lines less than 2⁻⁸ apart count as one',
  ],
  oracle: 'joint ascent at two step sizes; refutations by 48 steps with exact derivatives of the energy to 50 digits',
  runs: 200,
  traces: lineTraces,
});
