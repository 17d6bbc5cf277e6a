import type { Field } from './field.ts';
import { hypothesis } from './hypothesis.ts';
import { setting } from './setting.ts';

const dimension: Field<number> = {
  kind: 'number',
  what: 'number of features d',
  draw: (stream) => (stream.chance(0.5) ? stream.integer(3, 4096) : Math.floor(3 * 10 ** (290 * stream.uniform()))),
  valid: (d) => d >= 3 && Number.isInteger(d) && d <= 1e300,
  simpler: (d) => [3, 4, 8, 32, 1024].filter((other) => other < d),
};

const factor: Field<number> = {
  kind: 'number',
  what: 'how many times as many features',
  draw: (stream) => stream.pick([1, 2, 3, 10, 1024]),
  valid: (value) => value >= 1 && Number.isInteger(value) && value <= 1e6,
};

/** A number of features and a multiple of it. */
export const dimensionScale = setting({ id: 'dimension-scale', words: 'For all numbers of features d ≥ 3 and multiples of them', dims: {}, fields: { d: dimension, factor } });

/** log d ≥ e². */
export const beyondTheMaximum = hypothesis<{ readonly d: number }>({
  words: 'there are at least e^{e²} features, that is 1619',
  tex: String.raw`d \ge e^{e^2}`,
  narrow: { d: { ...dimension, draw: (stream, dims, drawn) => Math.max(1619, dimension.draw(stream, dims, drawn)), valid: (d) => dimension.valid(d) && d >= 1619, simpler: () => [1619] } },
  holds: ({ d }) => d >= 1619,
});
