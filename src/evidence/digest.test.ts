import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { digestOf } from './digest.ts';
import type { Evidence } from './evidence.ts';
import { sampleEvidence } from './sample.testing.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Every copy of the data with one leaf changed, with the path of the leaf. */
const leafChanges = function* (value: Json, path = ''): Generator<[string, Json]> {
  if (Array.isArray(value)) {
    for (const [i, v] of value.entries()) for (const [p, changed] of leafChanges(v, `${path}/${i}`)) yield [p, value.map((old, j) => (j === i ? changed : old))];
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, v] of Object.entries(value)) for (const [p, changed] of leafChanges(v, `${path}/${key}`)) yield [p, { ...value, [key]: changed }];
  } else {
    yield [path, typeof value === 'number' ? value + 1 : `${String(value)}!`];
  }
};

describe('digestOf', () => {
  test('is SHA-256 of the canonical text, by another implementation', async () => {
    const content = { version: 1, format: 'gainsay-evidence', seed: 7, data: 'generated', claims: [], skipped: [], partial: false } as const;
    const text = '{"claims":[],"data":"generated","format":"gainsay-evidence","partial":false,"seed":7,"skipped":[],"version":1}';
    expect(await digestOf(content)).toBe(createHash('sha256').update(text).digest('hex'));
  });

  test('changes with every leaf of the content, and with none of the environment', async () => {
    const { environment, digest, ...content } = await sampleEvidence();
    let leaves = 0;
    for (const [path, changed] of leafChanges(content as unknown as Json)) {
      leaves += 1;
      expect(await digestOf(changed as unknown as Evidence), path).not.toBe(digest);
    }
    expect(leaves).toBeGreaterThan(100);
    for (const [path, changed] of leafChanges(environment as unknown as Json)) {
      expect(await digestOf({ ...content, environment: changed } as unknown as Evidence), path).toBe(digest);
    }
  });
});
