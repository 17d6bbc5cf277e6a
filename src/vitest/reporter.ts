import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Reporter, TestCase } from 'vitest/node';
import { inProject } from '../cli/root.ts';
import type { ClaimEvidence } from '../evidence/evidence.ts';
import { canonicalJson } from '../evidence/json.ts';
import { claimLine } from '../report/terminal.ts';
import { tallyWords } from '../report/tally.ts';
import { casesWords } from '../report/words.ts';

/**
 * Beside vitest's own reporter: keeps every finished claim in a JSON Lines file at once, since an interrupted
 * vitest never reaches its end, and prints the table of claims last. Silent when no claim ran.
 */
export default class ClaimReporter implements Reporter {
  readonly #claims: ClaimEvidence[] = [];
  readonly #checkpoint: string;
  readonly #print: (text: string) => void;

  constructor(options: { readonly checkpoint?: string; readonly print?: (text: string) => void } = {}) {
    this.#checkpoint = options.checkpoint ?? inProject('reports/latest/checkpoint.jsonl');
    this.#print = options.print ?? ((text) => void process.stdout.write(text));
  }

  onTestRunStart(): void {
    this.#claims.length = 0;
  }

  onTestCaseResult(testCase: Pick<TestCase, 'meta'>): void {
    const { claim } = testCase.meta();
    if (claim === undefined) return;
    if (this.#claims.length === 0) {
      mkdirSync(dirname(this.#checkpoint), { recursive: true });
      writeFileSync(this.#checkpoint, '');
    }
    this.#claims.push(claim);
    appendFileSync(this.#checkpoint, `${canonicalJson(claim)}\n`);
  }

  onTestRunEnd(): void {
    if (this.#claims.length === 0) return;
    const claims = this.#claims.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const lines = claims.map((c) => `${claimLine(c)}\n    ${casesWords(c.cases)}`);
    this.#print(`\nClaims (a red unit test is our bug; a refuted claim is a finding)\n\n${lines.join('\n')}\n\n${tallyWords({ claims, skipped: [] })}\n`);
  }
}
