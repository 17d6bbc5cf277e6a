import type { LossText } from './loss.ts';

/** A loss as text, with its parameters and where it was first used. */
export interface NamedLossText extends LossText {
  readonly parameters: readonly Parameter[];
  readonly from: string;
}

/** Temperature τ > 0, margin or weight ε ≥ 0, steepness c > 0. */
export type Parameter = 'tau' | 'epsilon' | 'c';

/**
 * The losses of the table, (φ, ψ) as text. `npm run losses` writes the trees and derivatives that mathjs makes of them to
 * `tableTrees.ts`. Source: Tian 2022, Table 1; the rows are reconstructed, that of InfoNCE was read in a survey.
 */
export const tableTexts = {
  InfoNCE: { phi: 'tau*log(epsilon + x)', psi: 'exp(x/tau)', parameters: ['tau', 'epsilon'], from: 'van den Oord 2018' },
  MINE: { phi: 'log(x)', psi: 'exp(x)', parameters: [], from: 'Belghazi 2018' },
  triplet: { phi: 'x', psi: 'max(x + epsilon, 0)', parameters: ['epsilon'], from: 'Schroff 2015' },
  'soft-triplet': { phi: 'tau*log(1 + x)', psi: 'exp(x/tau + epsilon)', parameters: ['tau', 'epsilon'], from: 'Y. Tian 2020' },
  tuplet: { phi: 'log(1 + x)', psi: 'exp(x)', parameters: [], from: 'Sohn 2016 (N+1 tuplet)' },
  lifted: { phi: 'max(log(x), 0)^2', psi: 'exp(x + epsilon)', parameters: ['epsilon'], from: 'Oh Song 2016' },
  'modified-triplet': { phi: 'x', psi: 'logistic(c*x)', parameters: ['c'], from: 'Coria 2020' },
  'triplet-contrastive': { phi: 'x', psi: 'x', parameters: [], from: 'Ji 2021' },
} as const satisfies Readonly<Record<string, NamedLossText>>;

/** Losses of ours that the table does not have: other φ on the exponential ψ, and pairs that fall. */
export const furtherTexts = {
  'sum-of-exponentials': { phi: 'x', psi: 'exp(x/tau)', parameters: ['tau'], from: 'ours' },
  'squared-sum': { phi: 'x^2', psi: 'exp(x/tau)', parameters: ['tau'], from: 'ours' },
  'falling-psi': { phi: 'x', psi: '-x', parameters: [], from: 'ours' },
  'falling-phi': { phi: '-log(1 + x)', psi: 'exp(x)', parameters: [], from: 'ours' },
} as const satisfies Readonly<Record<string, NamedLossText>>;

export type TableLoss = keyof typeof tableTexts;
export type LossName = TableLoss | keyof typeof furtherTexts;

/** Every named loss as text. */
export const lossTexts: Readonly<Record<LossName, NamedLossText>> = { ...tableTexts, ...furtherTexts };

/** The losses of the table. */
export const tableLosses = Object.keys(tableTexts) as readonly TableLoss[];

/** Every named loss. */
export const lossNames = Object.keys(lossTexts) as readonly LossName[];
