import { norm } from '../../linalg/vector.ts';
import type { Plot, Series } from '../picture.ts';
import { type PowerStep, powerStep } from '../powerStep.ts';
import { enumeratedMoment } from '../sparseCoding.ts';
import type { Depicted } from './flowed.ts';

const steps = 16;

/** A step that is drawn: where it starts from, what it does. */
type Taken = ReturnType<typeof powerStep> & { readonly i: PowerStep };

/** The step of the claim again and again from where it leads, at most 16 times, as long as the weights are between 2⁻¹⁰⁰ and 2¹⁰⁰. */
const repeated = (start: PowerStep): readonly Taken[] => {
  const moment = enumeratedMoment(start);
  const taken: Taken[] = [];
  for (let i = start; taken.length < steps; ) {
    const size = norm(i.w.data);
    if (!(size > 2 ** -100 && size < 2 ** 100)) break;
    const step = powerStep(i, moment);
    taken.push({ ...step, i });
    i = { ...i, w: { ...i.w, data: step.next } };
  }
  return taken;
};

/** A length that is followed, by its words: at the start of a step and at its end, and what the statement says of the latter, by name. */
interface Followed {
  readonly words: string;
  readonly before: (step: Taken) => number;
  readonly after: (step: Taken) => number;
  readonly stated: Readonly<Record<string, (step: Taken) => number>>;
}

/** Below this share of the weights a length is rounding. */
const nothing = 2 ** -40;

/** Lengths that differ by more than this factor stand on a logarithmic axis, others on one that has a place for bounds of 0 and below. */
const apart = 32;

/** Lengths by the steps, and what is stated of each from the weights of the step before; nothing where no step was taken. */
const drawn = (title: string, taken: readonly Taken[], followed: readonly Followed[]): Readonly<Record<string, Depicted<Plot>>> => {
  if (taken.length === 0) return {};
  const counts = Array.from({ length: taken.length + 1 }, (_, k) => k);
  const sizes = [norm(taken[0].i.w.data), ...taken.map(({ next }) => norm(next))];
  const lengths = followed.map(({ before, after }) => [before(taken[0]), ...taken.map(after)].map((value, k) => (value <= nothing * sizes[k] ? 0 : value)));
  const positive = lengths.flat().filter((value) => value > 0);
  const log = Math.max(...positive) > apart * Math.min(...positive);
  return {
    growth: {
      kind: 'plot',
      title,
      x: { words: 'steps', ticks: counts.filter((k) => k % 2 === 0) },
      y: { words: 'size', scale: log ? 'log' : 'linear' },
      series: followed.flatMap(({ words, stated }, k): Series[] => [
        { name: words, draw: 'both', x: counts, y: lengths[k] },
        ...Object.entries(stated).map(([name, of]): Series => ({ name: `${words} ${name}`, draw: 'line', x: counts, y: [Number.NaN, ...taken.map(of)] })),
      ]).filter(({ y }) => !log || y.some((value) => value > 0)),
    },
  };
};

/** ‖Mᵀw‖ and ‖P⊥w‖ along the steps with their bounds as stated, and how far Mᵀw is from what is stated exactly. */
export const growthTraces = (start: PowerStep): Readonly<Record<string, Depicted<Plot>>> => {
  const leak = ({ gain, r, i }: Taken): number => gain * Math.max(...r) * norm(i.w.data);
  const kept = 1 - start.eta * start.lambda;
  return drawn('The weights along the features and across them', repeated(start), [
    { words: '‖Mᵀw‖', before: ({ before }) => norm(before), after: ({ features }) => norm(features), stated: { 'at least, as stated': (step) => (kept + step.gain) * norm(step.before) - leak(step) } },
    // The start is no step's end.
    { words: '‖Mᵀw − exactly as stated‖', before: () => Number.NaN, after: ({ features, exact }) => norm(features.map((value, j) => value - exact[j])), stated: {} },
    { words: '‖P⊥w‖', before: ({ noiseBefore }) => noiseBefore, after: ({ noise }) => noise, stated: { 'at most, as stated': (step) => kept * step.noiseBefore + leak(step) } },
  ]);
};

/** |⟨M_j, w⟩| along the steps, and its bound (1 − ηλ + ηp)|⟨M_j, w⟩| − η‖w‖²/d₁. */
export const featureTraces = (start: PowerStep): Readonly<Record<string, Depicted<Plot>>> => {
  const rate = 1 - start.eta * start.lambda + start.eta * start.p;
  return drawn('The features along the steps', repeated(start), Array.from({ length: start.M.cols }, (_, j) => ({
    words: `|⟨M${'₁₂₃₄₅₆₇₈₉'[j] ?? `_${j + 1}`}, w⟩|`,
    before: ({ before }) => Math.abs(before[j]),
    after: ({ features }) => Math.abs(features[j]),
    stated: { 'at least, as stated': ({ before, i }) => rate * Math.abs(before[j]) - (i.eta * norm(i.w.data) ** 2) / i.M.rows },
  })));
};
