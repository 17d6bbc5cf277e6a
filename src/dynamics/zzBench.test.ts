import { test } from 'vitest';
test('b', async () => { await import('/tmp/bench.ts'); });
