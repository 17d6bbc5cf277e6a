import type { ContrastiveLoss } from '../../definitions/losses/contrastiveLoss.ts';
import { substitute, type Tree, type Values } from '../../definitions/losses/tree.ts';
import { pairwiseImportances, pairwiseLoss } from '../../dynamics/losses/pairwiseLoss.ts';
import type { Views } from '../../dynamics/views.ts';
import type { Matrix } from '../../linalg/matrix.ts';
import type { Table } from '../../arithmetic/arithmetic.ts';
import { hypothesis } from '../../settings/hypothesis.ts';
import { atKink, boundOf } from '../../settings/losses/lossBatch.ts';
import { madeOnceEach } from '../../settings/madeOnce.ts';
import { minPlayer } from '../../settings/minPlayer.ts';
import { withoutAugmentation } from '../../settings/moves.ts';
import { setting } from '../../settings/setting.ts';
import { claim, type AnyClaim } from '../claim.ts';
import { paper } from '../paper.ts';
import { focusOver, focusResidual } from './focus.ts';
import { gradientDefectsOver, gradientResidual, importancesOver, signResidual } from './gradient.ts';
import { levelsOver, minPlayerResidual } from './minPlayer.ts';

const name = 'yours';

/** The loss with numbers in place of its parameters. */
export const withValues = (loss: ContrastiveLoss, values: Values<number>): ContrastiveLoss => {
  const put = <T extends Readonly<Record<string, Tree>>>(trees: T | null): T | null =>
    trees === null ? null : (Object.fromEntries(Object.entries(trees).map(([key, tree]) => [key, substitute(tree, values)])) as unknown as T);
  const { phi, psi, dPhi, dPsi, logarithm, exponential } = loss;
  const bound = put({ phi, psi, dPhi, dPsi }) ?? { phi, psi, dPhi, dPsi };
  return { ...loss, ...bound, parameters: [], logarithm: put(logarithm && { ...logarithm }), exponential: put(exponential && { ...exponential }) };
};

const { x, xPrime, rival, mix } = minPlayer.fields;

const outputs = setting({ id: 'your-outputs', words: 'For all outputs z, of entries up to 4, of N ≥ 2 samples in two views', dims: minPlayer.dims, moves: withoutAugmentation, fields: { x, xPrime } });
const outputsAndRival = setting({ id: 'your-outputs-and-rival', words: `${outputs.words} and feasible rivals of the importances`, dims: minPlayer.dims, moves: withoutAugmentation, fields: { x, xPrime, rival, mix } });

const source = paper({ slug: 'your-loss', title: 'Your loss', authors: 'you', arxiv: '', venue: '' });

/** The statements that a loss is checked on, about one loss without parameters; guarded where it has no value. */
export const yourClaims = (loss: ContrastiveLoss): Readonly<Record<'gradient' | 'sign' | 'focus' | 'minPlayer', AnyClaim>> => {
  const losses = { [name]: loss };
  const none = { loss: name, tau: 1, epsilon: 0, c: 1, importance: 'frozen' as const };
  const seen = <I extends Views>(instance: I) => ({ ...instance, ...none });
  const over = <S, I extends { readonly x: Table<S>; readonly xPrime: Table<S> }>(R: { of(value: number): S }, instance: I) => ({ ...instance, ...none, tau: R.of(1), epsilon: R.of(0), c: R.of(1) });
  // A hypothesis of all statements asks for it before the first concludes from it.
  const residual = madeOnceEach((views: Views) => gradientResidual(seen(views), losses));
  const hasValues = hypothesis<{ readonly x: Matrix; readonly xPrime: Matrix }>({
    words: 'the loss and its importances have values',
    tex: String.raw`\phi(\xi_i), \phi'(\xi_i), \psi'(\delta_{ij}) \in \mathbb R`,
    holds: (views) => {
      try {
        const bound = boundOf(seen(views), losses);
        // The definitions round otherwise than the fast path: where the one underflows to 0 under a root, so must the other.
        return Number.isFinite(pairwiseLoss(bound, views)) && pairwiseImportances(bound, views).data.every(Number.isFinite) && Number.isFinite(residual(views).value);
      } catch {
        return false;
      }
    },
  });
  const smooth = hypothesis<{ readonly x: Matrix; readonly xPrime: Matrix }>({
    words: 'φ and ψ are differentiable at the differences and sums of the batch',
    tex: String.raw`\exists\,\psi'(\delta_{ij}),\ \phi'(\xi_i)`,
    holds: (views) => !atKink(seen(views), losses),
  });
  const at = (place: string) => source.at(place, { provenance: 'derived' });
  return {
    gradient: claim({
      id: 'your-loss/gradient',
      title: 'descending the loss is ascending the energy with frozen importances (Theorem 1)',
      source: at('Theorem 1'),
      kind: 'identity',
      statement: String.raw`\partial\mathcal L = -\partial\mathcal E_{\mathrm{sg}(\alpha)}`,
      forAll: outputs,
      suppose: { hasValues, smooth },
      then: residual,
      confirm: (R, views) => ({ zero: gradientDefectsOver(R, over(R, views), losses) }),
      without: { hasValues: 'survives', smooth: 'survives' },
      oracle: 'dual numbers through the double sums of the loss',
      runs: 300,
    }),
    sign: claim({
      id: 'your-loss/sign',
      title: 'no importance is negative (Theorem 1)',
      source: at('Theorem 1'),
      kind: 'inequality',
      statement: String.raw`\alpha_{ij} \ge 0`,
      forAll: outputs,
      suppose: { hasValues },
      then: (views) => signResidual(seen(views), losses),
      confirm: (R, views) => ({ nonNegative: importancesOver(R, over(R, views), losses).flat() }),
      without: { hasValues: 'survives' },
      oracle: 'the importances themselves',
      runs: 300,
    }),
    focus: claim({
      id: 'your-loss/focus',
      title: 'a negative nearer to the anchor has no less weight',
      source: at('focus'),
      kind: 'inequality',
      statement: String.raw`d_{ij} \le d_{ik} \Rightarrow \alpha_{ij} \ge \alpha_{ik}`,
      forAll: outputs,
      suppose: { hasValues },
      then: (views) => focusResidual(seen(views), losses),
      confirm: (R, views) => ({ nonNegative: focusOver(R, over(R, views), losses) }),
      without: { hasValues: 'survives' },
      oracle: 'importances sorted by computed distances',
      runs: 300,
    }),
    minPlayer: claim({
      id: 'your-loss/min-player',
      title: 'the importances minimise the energy less τ times their entropy, at their own mass (Theorem 2)',
      source: at('Theorem 2'),
      kind: 'inequality',
      statement: String.raw`\alpha = \arg\min\ \mathcal E_\alpha - \tau\sum_i H(\alpha_{i\cdot})`,
      forAll: outputsAndRival,
      suppose: { hasValues },
      then: (instance) => minPlayerResidual(seen(instance), losses),
      confirm: (R, instance) => ({ zero: levelsOver(R, over(R, instance), losses) }),
      without: { hasValues: 'survives' },
      oracle: 'feasible rivals and KKT',
      runs: 300,
    }),
  };
};
