/** A formula that cannot be read: what is wrong, and where. */
export class FormulaError extends Error {
  override readonly name = 'FormulaError';
  /** The formula, the character at which it goes wrong (from 0), and the complaint. */
  readonly text: string;
  readonly at: number;
  readonly complaint: string;

  constructor(text: string, at: number, complaint: string) {
    super(`${complaint}\n  ${text}\n  ${' '.repeat(at)}^`);
    this.text = text;
    this.at = at;
    this.complaint = complaint;
  }
}
