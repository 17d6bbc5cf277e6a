import type { Evidence } from '../../evidence/evidence.ts';
import { prettyJson } from '../../evidence/json.ts';
import { legible } from '../legible.ts';
import { statusOf } from '../status.ts';

/**
 * An in-toto statement with the predicate test-result v0.1 about files given by their SHA-256: passed is what is as
 * recorded, failed what is not, a warning that the run was interrupted or left claims out. Unsigned, and names nobody.
 */
export const testResult = (evidence: Evidence, files: Readonly<Record<string, string>>): string => {
  const e = legible(evidence);
  const failed = e.claims.filter((c) => !c.asRecorded || c.fault !== null);
  return `${prettyJson({
    _type: 'https://in-toto.io/Statement/v1',
    subject: Object.entries(files).map(([name, sha256]) => ({ name, digest: { sha256 } })),
    predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
    predicate: {
      result: failed.length > 0 ? 'FAILED' : e.partial || e.skipped.length > 0 ? 'WARNED' : 'PASSED',
      configuration: [
        {
          name: 'gainsay run',
          digest: { sha256: e.digest },
          annotations: { gainsay: e.environment.gainsay, seed: e.seed, data: e.data, partial: e.partial, ...(e.notTested === undefined ? {} : { notTested: Object.fromEntries(e.notTested.map((n) => [n.id, `not tested: ${n.reason}`])) }), statuses: Object.fromEntries(e.claims.map((c) => [c.id, statusOf(c)])) },
        },
      ],
      passedTests: e.claims.filter((c) => !failed.includes(c)).map((c) => c.id),
      warnedTests: e.skipped.map((s) => s.id),
      failedTests: failed.map((c) => c.id),
    },
  })}\n`;
};
