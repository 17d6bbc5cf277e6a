import type { Arithmetic } from '../../arithmetic/arithmetic.ts';
import type { TableLoss } from '../../definitions/losses/table.ts';
import { tableTexts } from '../../definitions/losses/table.ts';
import { lossBatch, type LossInstanceOver } from '../../settings/losses/lossBatch.ts';
import { focusOver, focusResidual } from './focus.ts';

/** The claim that one loss of the table puts more weight on nearer negatives, without its name and its verdict. */
export const focusOf = (loss: TableLoss) => ({
  kind: 'inequality' as const,
  statement: String.raw`d_{ij} \le d_{ik} \;\Rightarrow\; \alpha_{ij} \ge \alpha_{ik} \quad (j, k \ne i)`,
  forAll: { ...lossBatch([loss]), id: `loss-batch-${loss}` },
  then: (instance: Parameters<typeof focusResidual>[0]) => focusResidual(instance),
  confirm: <S>(R: Arithmetic<S>, instance: LossInstanceOver<S>) => ({ nonNegative: focusOver(R, instance) }),
  readings: [`"more" read as "no less", within the negatives of one anchor; φ = ${tableTexts[loss].phi}, ψ = ${tableTexts[loss].psi}`],
  oracle: 'importances sorted by computed distances; refutations from the definitions, to 50 digits or in rational arithmetic',
  runs: 400,
});
