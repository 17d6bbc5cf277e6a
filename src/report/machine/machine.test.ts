import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { hostile, planted, poisoned } from '../../evidence/planted.testing.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { sampleClaim, sampleEvidence, sampleNotTested, sampleRefuted } from '../../evidence/sample.testing.ts';
import { ctrf } from './ctrf.ts';
import { junit } from './junit.ts';
import { observations } from './observations.ts';

const runs = async (): Promise<Evidence[]> => [
  await sampleEvidence({ partial: true, skipped: [{ id: 'toy/s', reason: 'no batch' }] }),
  ...(await Promise.all(Object.values(planted).map((p) => sampleEvidence({ claims: p.claims, notTested: p.notTested ?? [], partial: p.partial ?? false })))),
  ...(await Promise.all(hostile.map(poisoned))),
];

interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  text: string;
}

const unescaped = (text: string): string => {
  expect(text).not.toMatch(/[<"]|&(?!(?:amp|lt|gt|quot|apos);)/);
  return text.replaceAll(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" })[name] ?? '');
};

/** A reader of XML as strict as the specification on what junit() may write: no doctype, comment, CDATA or processing instruction. */
const parsed = (xml: string): Node => {
  // oxlint-disable-next-line no-control-regex
  expect(xml).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/u);
  const body = xml.replace('<?xml version="1.0" encoding="UTF-8"?>\n', '');
  const root: Node = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  let at = 0;
  for (const match of body.matchAll(/<(\/?)([a-z-]+)((?: [a-z]+="[^"]*")*)(\/?)>/g)) {
    const top = open[open.length - 1];
    top.text += unescaped(body.slice(at, match.index));
    at = match.index + match[0].length;
    if (match[1] === '/') {
      expect(match[2]).toBe(top.name);
      open.pop();
      continue;
    }
    const pairs = Array.from(match[3].matchAll(/ ([a-z]+)="([^"]*)"/g), ([, key, value]) => [key, unescaped(value)] as const);
    expect(new Set(pairs.map(([key]) => key)).size).toBe(pairs.length);
    const node: Node = { name: match[2], attributes: Object.fromEntries(pairs), children: [], text: '' };
    top.children.push(node);
    if (match[4] === '') open.push(node);
  }
  expect(open).toHaveLength(1);
  expect(body.slice(at)).toBe('\n');
  expect(root.children).toHaveLength(1);
  return root.children[0];
};

const all = (node: Node, name: string): Node[] => [...(node.name === name ? [node] : []), ...node.children.flatMap((child) => all(child, name))];

describe('junit', () => {
  test('is well formed, counts what it lists, and names no host or time of day', async () => {
    for (const e of await runs()) {
      const suites = parsed(junit(e));
      for (const node of [suites, ...all(suites, 'testsuite')]) {
        const found = ['testcase', 'failure', 'error', 'skipped'].map((name) => all(node, name).length);
        expect(['tests', 'failures', 'errors', 'skipped'].map((key) => Number(node.attributes[key]))).toEqual(found);
        expect(Object.keys(node.attributes)).not.toContain('hostname');
        expect(Object.keys(node.attributes)).not.toContain('timestamp');
      }
      expect(all(suites, 'testcase')).toHaveLength(e.claims.length + e.skipped.length + (e.notTested?.length ?? 0) + (e.partial ? 1 : 0));
    }
  });

  test('green is what is as recorded; a fault is an error, every other departure a failure', async () => {
    const outcome = async (e: Promise<Evidence>): Promise<string[]> => all(parsed(junit(await e)), 'testcase').flatMap((t) => t.children.filter((c) => ['failure', 'error'].includes(c.name)).map((c) => `${c.name} ${c.attributes.type}`));
    expect(await outcome(sampleEvidence())).toEqual([]);
    expect(await Promise.all(Object.values(planted).map((p) => outcome(sampleEvidence({ claims: p.claims, partial: p.partial ?? false }))))).toEqual([['failure refuted'], ['failure gave up'], ['failure inconclusive'], ['error our error'], [], ['error partial']]);
    const [known] = all(parsed(junit(await sampleEvidence({ claims: [sampleRefuted()] }))), 'property');
    expect(known.attributes).toEqual({ name: 'status', value: 'refuted' });
  });
});

/** The members of CTRF 1.0 that ctrf() writes, closed where the specification closes them. */
const ctrfSchema = (() => {
  const closed = (required: readonly string[], properties: object): object => ({ type: 'object', additionalProperties: false, required, properties });
  const whole = { type: 'integer' };
  const text = { type: 'string' };
  const counts = ['tests', 'passed', 'failed', 'skipped', 'pending', 'other'];
  return closed(['reportFormat', 'specVersion', 'results'], {
    reportFormat: { const: 'CTRF' },
    specVersion: { type: 'string', pattern: String.raw`^\d+\.\d+\.\d+$` },
    generatedBy: text,
    results: closed(['tool', 'summary', 'tests'], {
      tool: closed(['name'], { name: { type: 'string', minLength: 1 }, version: text }),
      summary: closed([...counts, 'start', 'stop'], { ...Object.fromEntries([...counts, 'start', 'stop'].map((name) => [name, whole])), extra: { type: 'object' } }),
      tests: {
        type: 'array',
        items: closed(['name', 'status', 'duration'], {
          name: { type: 'string', minLength: 1 }, status: { enum: ['passed', 'failed', 'skipped', 'pending', 'other'] }, duration: whole, rawStatus: text, message: text,
          suite: { type: 'array', minItems: 1, items: text }, extra: { type: 'object' },
        }),
      },
    }),
  });
})();

describe('ctrf', () => {
  test('fits its schema and counts what it lists', async () => {
    const validate = new Ajv({ strict: false }).compile(ctrfSchema);
    for (const e of [...(await runs()), { ...(await sampleEvidence()), environment: { ...(await sampleEvidence()).environment, started: 'yesterday' } }]) {
      const report = JSON.parse(ctrf(e)) as { results: { summary: Record<string, number>; tests: { status: string }[] } };
      expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
      const { summary, tests } = report.results;
      expect(summary.tests).toBe(tests.length);
      for (const status of ['passed', 'failed', 'skipped', 'pending', 'other']) expect(summary[status]).toBe(tests.filter((t) => t.status === status).length);
    }
  });

  test('only what is as recorded passes', async () => {
    for (const { claims, partial = false } of Object.values(planted).filter((p) => p.notTested === undefined)) {
      expect((JSON.parse(ctrf(await sampleEvidence({ claims, partial }))) as { results: { summary: { failed: number } } }).results.summary.failed).toBe(1);
    }
    expect((JSON.parse(ctrf(await sampleEvidence())) as { results: { summary: { failed: number } } }).results.summary.failed).toBe(0);
    const { summary } = (JSON.parse(ctrf(await sampleEvidence({ skipped: [{ id: 'toy/s', reason: 'r' }], notTested: [sampleNotTested] }))) as { results: { summary: object } }).results;
    expect(summary).toMatchObject({ passed: 2, failed: 0, skipped: 1, pending: 1 });
  });
});

/** The two kinds of line of Hypothesis's schema: the members of each, all required, and no others. */
const kinds = {
  case: ['type', 'status', 'status_reason', 'representation', 'arguments', 'how_generated', 'features', 'coverage', 'timing', 'metadata', 'property', 'run_start'],
  message: ['type', 'title', 'content', 'property', 'run_start'],
};

describe('observations', () => {
  test('every line has the members of its kind, of their types', async () => {
    for (const e of await runs()) {
      const lines = observations(e).trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
      for (const line of lines) {
        const isCase = line.type === 'test_case';
        expect(Object.keys(line).toSorted()).toEqual((isCase ? kinds.case : kinds.message).toSorted());
        expect(typeof line.property).toBe('string');
        expect(typeof line.run_start).toBe('number');
        if (!isCase) {
          expect(['info', 'alert', 'error']).toContain(line.type);
          expect(['string', 'object']).toContain(typeof line.content);
          continue;
        }
        expect(['passed', 'failed', 'gave_up']).toContain(line.status);
        for (const key of ['status_reason', 'representation', 'how_generated']) expect(typeof line[key]).toBe('string');
        for (const key of ['arguments', 'features', 'timing', 'metadata']) expect(line[key]).toBeTypeOf('object');
        expect(line.coverage).toBeNull();
      }
      // One line a search: the claim's and each of its necessity rows.
      expect(lines.filter((l) => l.type !== 'test_case' && l.property !== 'run' && l.title !== 'skipped' && l.title !== 'not tested')).toHaveLength(e.claims.reduce((n, c) => n + 1 + c.necessity.length, 0));
    }
  });

  test('stored cases: the counterexample with its instance, else the worst case by its token', async () => {
    const lines = observations(await sampleEvidence({ claims: [sampleClaim(), sampleRefuted()] })).trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>).filter((l) => l.type === 'test_case');
    expect(lines.map((l) => [l.property, l.status])).toEqual([['toy/held', 'passed'], ['toy/held without positive', 'failed'], ['toy/refuted', 'failed']]);
    expect(lines[1].arguments).toMatchObject({ x: [[1], [-0.5]], h: 'relu' });
    expect(lines[0].representation).toBe('toy/held:case=1f');
  });

  test('every line about a claim says where its statement comes from', async () => {
    const claims = [sampleClaim({ provenance: 'paper', statementProvenance: 'reconstructed', place: 'Theorem 9' }), sampleRefuted({ provenance: 'code', statementProvenance: 'code', place: 'line 7' })];
    const lines = observations(await sampleEvidence({ claims })).trimEnd().split('\n').map((line) => JSON.parse(line) as { type: string; property: string; content?: object; metadata?: object });
    const told = lines.map((line) => ({ property: line.property, ...(line.type === 'test_case' ? line.metadata : line.content) }));
    expect(told).toHaveLength(6);
    for (const one of told) {
      expect(one).toMatchObject(one.property.startsWith('toy/held')
        ? { place: 'Theorem 9', provenance: 'paper', statementProvenance: 'reconstructed', source: expect.stringContaining('not a quotation') }
        : { place: 'line 7', provenance: 'code', statementProvenance: 'code' });
    }
  });
});
