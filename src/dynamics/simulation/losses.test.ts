import { describe, expect, test } from 'vitest';
import { gradient } from '../../arithmetic/dual.ts';
import { wideBinary } from '../../arithmetic/wideBinary.ts';
import * as definitions from '../../definitions/simulationLoss.ts';
import { stream } from '../../generators/stream.ts';
import { infoNCE, lossRoom, quadratic } from './losses.ts';

/** Outputs of both views, N×O each, by name. */
const outputs = (N: number, O: number): Readonly<Record<string, readonly [Float64Array, Float64Array]>> => {
  const s = stream(N * 10 + O);
  const normals = (): Float64Array => Float64Array.from({ length: N * O }, () => s.normal());
  const clean = normals();
  const each = (rule: (entry: number, i: number) => number) => [normals(), normals()].map((view) => view.map((entry, k) => rule(entry, Math.floor(k / O)))) as [Float64Array, Float64Array];
  return {
    independent: [normals(), normals()],
    'equal views': [clean, clean],
    'all zero': each(() => 0),
    'zero rows': each((entry, i) => (i % 2 === 0 ? 0 : entry)),
    ties: each((entry) => Math.sign(entry)),
    'one huge row': each((entry, i) => (i === N - 1 ? 1e3 * entry : entry)),
    tiny: each((entry) => 1e-150 * entry),
  };
};

/** A loss and its slopes by z and z′ (2·N·O numbers) from its definition, to 57 digits. */
const defined = (loss: typeof definitions.infoNCELoss, z: Float64Array, zPrime: Float64Array, O: number, temperature: number) => {
  const R = wideBinary;
  const rows = <S>(flat: readonly S[]): S[][] => Array.from({ length: flat.length / O }, (_, i) => flat.slice(i * O, (i + 1) * O));
  const at = [...z, ...zPrime].map(R.of);
  return {
    value: R.toNumber(loss(R, rows(at.slice(0, z.length)), rows(at.slice(z.length)), R.of(temperature))),
    slopes: gradient(R, (D, v) => loss(D, rows(v.slice(0, z.length)), rows(v.slice(z.length)), D.of(temperature)), at).map(R.toNumber),
  };
};

describe.each([['infoNCE', infoNCE, definitions.infoNCELoss], ['quadratic', quadratic, definitions.quadraticLoss]] as const)('%s', (_, loss, definition) => {
  test.each([[1, 2], [2, 1], [3, 2]])('is its definition, value and slopes, to the rounding: N = %d, O = %d', (N, O) => {
    for (const [name, [z, zPrime]] of Object.entries(outputs(N, O))) {
      // From similarities that hardly differ to exponents of 10⁷, far beyond what one shift for all rows could serve.
      for (const temperature of [1e3, 0.1]) {
        const room = lossRoom(N, O, temperature);
        for (const scratch of [room.table, room.sums, room.shifts]) scratch.fill(Number.NaN);
        const [dz, dzPrime] = [new Float64Array(N * O).fill(Number.NaN), new Float64Array(N * O).fill(Number.NaN)];
        const value = loss(room, z, zPrime, dz, dzPrime);
        const exact = defined(definition, z, zPrime, O, temperature);
        const size = Math.max(...z.map(Math.abs), ...zPrime.map(Math.abs));
        // A similarity is rounded O times at its scale, which is an absolute error of the exponents and a relative one of the exponentials.
        const exponent = (O * size * size) / temperature;
        const roundings = 20 * (N + O) * Number.EPSILON * (1 + exponent);
        expect(Math.abs(value - exact.value), `${name}, T = ${temperature}`).toBeLessThanOrEqual(roundings);
        [...dz, ...dzPrime].forEach((entry, k) => expect(Math.abs(entry - exact.slopes[k]), `${name}, T = ${temperature}, slope ${k}`).toBeLessThanOrEqual((roundings * size) / temperature));
      }
    }
  });
});

test('infoNCE: rows far below the largest similarity keep their own, by their own shift', () => {
  // Row 0 of size 1e3 has S_00 = 1e7, row 1 has similarities below 10: after the shift of row 0 all of its exponentials would be 0.
  const [z, zPrime] = [Float64Array.of(1e3, 0, 0, 1), Float64Array.of(1e3, 0, 0, 0.5)];
  const [dz, dzPrime] = [new Float64Array(4), new Float64Array(4)];
  const value = infoNCE(lossRoom(2, 2, 0.1), z, zPrime, dz, dzPrime);
  // Row 0 loses nothing: e^{−10⁷} beside 1. Row 1: log(e⁰ + e⁵) − 5.
  expect(value).toBeCloseTo(Math.log1p(Math.exp(-5)) / 2, 15);
  const own = 5 * (1 / (1 + Math.exp(-5)) - 1); // ∂L/∂S_11 / T
  expect(dz[3]).toBeCloseTo(0.5 * own, 14);
  expect(dzPrime[3]).toBeCloseTo(own, 14);
});
