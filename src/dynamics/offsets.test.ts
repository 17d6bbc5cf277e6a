import { expect, test } from 'vitest';
import { drawMatrix } from '../generators/matrix.ts';
import { stream } from '../generators/stream.ts';
import { mapEntries } from '../linalg/matrix.ts';
import { offsets } from './offsets.ts';
import { centred, mapViews } from './views.ts';

test('offsets are what centred takes off, also where the table is only part of a longer buffer', () => {
  for (let seed = 0; seed < 300; seed++) {
    const s = stream(seed);
    const [rows, cols] = [s.integer(1, 6), s.integer(1, 5)];
    const views = { x: drawMatrix(s, rows, cols), xPrime: drawMatrix(s, rows, cols) };
    const m = new Float64Array(cols + 2);
    const longer = ({ data }: { readonly data: Float64Array }): Float64Array => Float64Array.of(...data, 0, 0);
    offsets(longer(views.x), longer(views.xPrime), rows, cols, m);
    expect(mapViews(views, (view) => mapEntries(view, (entry, _, c) => entry - m[c]))).toEqual(centred(views));
    expect(m.subarray(cols)).toEqual(new Float64Array(2));
  }
});
