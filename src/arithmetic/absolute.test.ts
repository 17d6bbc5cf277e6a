import { expect, test } from 'vitest';
import { absolute } from './absolute.ts';
import { rational as R } from './rational.ts';

test.each([-0.1, 0.1, 0, -3, 2 ** -1074, -(2 ** -1074)])('|%d|, exactly', (x) => expect(R.toNumber(absolute(R, R.of(x)))).toBe(Math.abs(x)));
