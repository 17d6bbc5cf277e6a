import { describe, expect, test } from 'vitest';
import perFilterAscent from '../../../properties/alpha-cl/cor-perfilter-ascent.ts';
import flowBalance from '../../../properties/alpha-cl/lemma-flow-balance.ts';
import flowBlowUp from '../../../properties/alpha-cl/lemma-flow-blow-up.ts';
import flowConstrained from '../../../properties/alpha-cl/lemma-flow-constrained.ts';
import ascent from '../../../properties/alpha-cl/thm-3-ascent.ts';
import gdSign from '../../../properties/learnability/gd-sign.ts';
import slThm from '../../../properties/learnability/sl-thm.ts';
import linearPca from '../../../properties/nonlinearity/linear-pca.ts';
import oneHot from '../../../properties/nonlinearity/one-hot.ts';
import stability from '../../../properties/nonlinearity/stability.ts';
import secondLayer from '../../../properties/nonlinearity/w2-rank-1.ts';
import { entriesOf } from '../../cli/corpus.ts';
import { stream } from '../../generators/stream.ts';
import { ensure } from '../../linalg/ensure.testing.ts';
import type { AnyInstance } from '../../settings/field.ts';
import { instances } from '../../settings/instances.ts';
import { madeOnceEach } from '../../settings/madeOnce.ts';
import { read } from '../../settings/written.ts';
import type { Matrix } from '../../linalg/matrix.ts';
import { projection } from '../../dynamics/sigmoid/projection.ts';
import { trained, type Training, widest } from '../../settings/jointTraining.ts';
import { type HiddenLaw, learnedBy } from '../../settings/sigmoid/centring.ts';
import { supervisedLimit, supervisedOutcome, type SupervisedRunInstance, type SupervisedStart } from '../../settings/sigmoid/supervisedRuns.ts';
import type { AnyClaim } from '../claim.ts';
import { type Picture, type Plot, type Series, settledPicture } from '../picture.ts';

const claims = (await entriesOf()).map(({ claim }) => claim).filter(({ traces }) => traces !== undefined);
const [stage1, literal, slEnergy, slProjection, diversifies] = ['feature-decoupling/stage1', 'feature-decoupling/stage1-literal', 'learnability/sl-energy', 'learnability/sl-projection', 'nonlinearity/relu-diversifies'].map((id) => claims.find((claim) => claim.id === id) as AnyClaim);

test('every claim of dynamics draws trajectories, or says why not', async () => {
  const all = (await entriesOf()).map(({ claim }) => claim).filter(({ kind }) => kind === 'dynamics');
  expect(all.length).toBeGreaterThan(20);
  expect(all.filter(({ traces, untraced }) => traces === undefined && untraced === undefined).map(({ id }) => id)).toEqual([]);
});

/** Instances of the claim that meet all of its hypotheses, or all but those named: of the same claim the same ones, whose traces are then at hand. */
const drawn = (claim: AnyClaim, n: number, without: readonly string[] = []): AnyInstance[] => {
  const { draw, found } = instancesOf(`${claim.id} ${without.join()}`, claim, without);
  for (let k = 0; k < 400 && found.length < n; k++) draw();
  expect(found.length).toBeGreaterThanOrEqual(n);
  return found.slice(0, n);
};

interface Drawn {
  readonly found: AnyInstance[];
  draw(): void;
}
const known = new Map<string, Drawn>();
const instancesOf = (key: string, claim: AnyClaim, without: readonly string[]): Drawn => {
  const kept = Object.entries(claim.suppose).filter(([name]) => !without.includes(name)).map(([, h]) => h);
  const [source, random, found] = [instances(claim.forAll, kept), stream(7), [] as AnyInstance[]];
  const draw = (): void => {
    const instance = source.draw(random);
    if (kept.every((h) => h.holds(instance))) found.push(instance);
  };
  const entry = known.get(key) ?? { found, draw };
  known.set(key, entry);
  return entry;
};

const traced = new Map<string, (instance: AnyInstance) => Readonly<Record<string, Picture>>>();
/** What the claim draws of an instance, once. */
const tracesOf = (claim: AnyClaim, instance: AnyInstance): Readonly<Record<string, Picture>> => {
  const made = traced.get(claim.id) ?? madeOnceEach((one: AnyInstance) => (claim.traces?.(one) ?? {}) as Readonly<Record<string, Picture>>);
  traced.set(claim.id, made);
  return made(instance);
};

const plotOf = (claim: AnyClaim, instance: AnyInstance, name: string): Plot | undefined => tracesOf(claim, instance)[name] as Plot | undefined;
const seriesOf = (plot: Plot, name: RegExp): Series[] => plot.series.filter((one) => name.test(one.name));

/** The largest difference of two series, relative to the largest value. */
const apart = (a: Series, b: Series): number => Math.max(...a.y.map((y, k) => Math.abs(y - b.y[k]))) / Math.max(...b.y.map(Math.abs), Number.MIN_VALUE);

test.each(claims.map((claim) => [claim.id, claim] as const))('%s draws any instance of its setting, its hypotheses met or not', (_id, claim) => {
  let pictures = 0;
  // Where a run is dear, the claim asks for few as well.
  const each = (claim.runs ?? 1000) < 10 ? 1 : 3;
  for (const instance of [...drawn(claim, each), ...drawn(claim, each, Object.keys(claim.suppose))]) {
    for (const picture of Object.values(tracesOf(claim, instance))) {
      const plot = settledPicture({ ...picture, description: '' } as Picture) as Plot;
      expect(plot.series.some(({ y }) => y.filter(Number.isFinite).length > 1), `${claim.id} ${plot.title}`).toBe(true);
      pictures++;
    }
  }
  expect(pictures).toBeGreaterThan(0);
});

describe('the lines are what they are called', () => {
  test('linear-pca: the flow is its closed form, and ends at the top eigenvector where the gap lets it in time', () => {
    for (const instance of drawn(linearPca, 8)) {
      const [flow, closed] = plotOf(linearPca, instance, 'angle')?.series ?? [];
      expect(apart(flow, closed)).toBeLessThan(1e-3);
      expect(flow.y[48]).toBeLessThanOrEqual(flow.y[0] + 1e-6);
    }
  });

  test('w2-rank-1: with a fixed first layer the flow is the closed form; with a moving one it is not', () => {
    const gap = (instance: AnyInstance): number => {
      const [flow, closed] = plotOf(secondLayer, instance, 'rank')?.series ?? [];
      return apart(flow, closed);
    };
    for (const instance of drawn(secondLayer, 4)) expect(gap(instance)).toBeLessThan(1e-4);
    const moving = drawn(secondLayer, 4, ['fixedFirstLayer']).map((instance) => gap({ ...instance, firstLayer: 'moving' }));
    expect(Math.max(...moving.filter(Number.isFinite))).toBeGreaterThan(2e-3);
  });

  test.each([['lemma-flow-balance', flowBalance], ['lemma-flow-constrained', flowConstrained]] as const)('%s: imbalances as stated', (_name, claim) => {
    for (const instance of drawn(claim, 24)) {
      const plot = plotOf(claim, instance, 'imbalance');
      if (plot === undefined) continue;
      const [flows, stated] = [seriesOf(plot, /^layers/), seriesOf(plot, /^as stated/)];
      expect(stated).toHaveLength(flows.length);
      // Unit layers: what is not of order one is rounding.
      flows.forEach((flow, l) => flow.y.forEach((y, k) => ensure(Math.abs(y - stated[l].y[k]) < 1e-4, () => `${flow.name} at ${flow.x[k]}: ${y}, as stated ${stated[l].y[k]}`)));
    }
  });

  test('lemma-flow-blow-up: every norm follows the closed form', () => {
    for (const instance of drawn(flowBlowUp, 4)) {
      const plot = plotOf(flowBlowUp, instance, 'norms') as Plot;
      const [closed] = seriesOf(plot, /^\(1/);
      for (const norm of seriesOf(plot, /^layer/)) expect(apart(norm, closed)).toBeLessThan(1e-2);
    }
  });

  test.each([['thm-3-ascent', ascent], ['cor-perfilter-ascent', perFilterAscent]] as const)('%s: the energy rises, and ends at λ_max where the claim says so', (_name, claim) => {
    for (const instance of drawn(claim, 4)) {
      const [energy, top] = plotOf(claim, instance, 'energy')?.series ?? [];
      energy.y.slice(1).forEach((y, k) => expect(y).toBeGreaterThanOrEqual(energy.y[k] - 1e-9));
      expect(Math.abs(energy.y[24] - top.y[0])).toBeLessThan(0.1 * Math.abs(top.y[0]));
    }
  });

  test('one-hot: every ReLU node becomes its token', () => {
    for (const instance of drawn(oneHot, 16)) for (const { y } of plotOf(oneHot, instance, 'tokens')?.series ?? []) expect(y[48]).toBeGreaterThan(0.99);
  });

  test('stability: nodes come back at the stated rate or faster', () => {
    let seen = 0;
    for (const instance of drawn(stability, 12)) {
      const plot = plotOf(stability, instance, 'angle');
      if (plot === undefined) continue;
      const [bound] = seriesOf(plot, /^e/);
      for (const { y } of seriesOf(plot, /^tangent/)) expect(y[4]).toBeLessThanOrEqual(1.2 * bound.y[4] + 1e-9);
      seen++;
    }
    expect(seen).toBeGreaterThan(0);
  });

  test('sl-thm: where the weights end is where the training ends', () => {
    for (const instance of drawn(slThm, 2)) {
      const { series } = plotOf(slThm, instance, 'weights') as Plot;
      const limit = supervisedLimit(instance as unknown as SupervisedStart)?.w ?? [];
      expect(series.map(({ y }) => y[0])).toEqual(Array.from((instance.W as Matrix).data));
      series.forEach(({ y }, k) => expect(Math.abs(y[y.length - 1] - limit[k])).toBeLessThan(0.3));
    }
  });

  test('centring: the path starts at the start and ends at the minimum that the conclusion sees', () => {
    for (const claim of claims.filter(({ id }) => id.startsWith('learnability/centring'))) {
      for (const instance of drawn(claim, 2)) {
        const { series: [path, start, minimum] } = plotOf(claim, instance, 'path') as Plot;
        const found = learnedBy(instance as unknown as HiddenLaw<number>);
        expect([path.x[0], path.y[0]]).toEqual([start.x[0], start.y[0]]);
        expect([path.x[0], path.y[0]]).toEqual([instance.a, (instance.t as number) / 7]);
        expect([minimum.x[0], minimum.y[0]]).toEqual([found?.a, found?.b]);
        const end = path.x.length - 1;
        // The slope is 2⁻²⁶ there, and the least curvature α.
        expect(Math.hypot(path.x[end] - minimum.x[0], path.y[end] - minimum.y[0])).toBeLessThan(1e-3);
        const { series: [label, hidden] } = plotOf(claim, instance, 'weights') as Plot;
        expect([label.y, hidden.y]).toEqual([path.x, path.y]);
        label.x.slice(1).forEach((step, k) => expect(step).toBeGreaterThan(label.x[k]));
        expect(label.x[end]).toBe(Number.parseInt(path.name, 10));
      }
    }
  });

  test('sl-energy, sl-projection: the lines end with what the conclusion measures', () => {
    for (const [claim, name] of [[slEnergy, 'hidden'], [slProjection, 'projection']] as const) {
      const [instance] = drawn(claim, 1);
      const { series } = plotOf(claim, instance, name) as Plot;
      const { raw, kept, share, W } = supervisedOutcome(instance as unknown as SupervisedRunInstance);
      const ends = series.map(({ y }) => y[y.length - 1]);
      if (claim === slEnergy) expect([Math.max(ends[0], ends[1]), ends[2], ends[3]]).toEqual([share, kept[1], 0.05]);
      else expect(ends).toEqual([raw[1], kept[1], projection(W).singular[1] / projection(W).singular[0], 0.1]);
      expect(series[0].x).toHaveLength(101);
    }
  });

  test('stage1: sizes keep the bounds where all hypotheses hold; stage1-literal: they do not', () => {
    const beyond = (claim: AnyClaim, instance: AnyInstance): number => {
      const plot = plotOf(claim, instance, 'growth');
      if (plot === undefined) return 0;
      const sizes = plot.series.filter(({ draw }) => draw === 'both');
      return Math.max(...sizes.flatMap(({ name, y }) => {
        const sided = [['at least', -1], ['at most', 1]] as const;
        return sided.flatMap(([words, side]) => {
          const bound = plot.series.find((other) => other.name === `${name} ${words}, as stated`);
          return bound === undefined ? [] : y.slice(1).map((value, k) => (side * (value - bound.y[k + 1])) / Math.max(...y, Number.MIN_VALUE));
        });
      }));
    };
    // No step is taken from weights of 0.
    const distance = (instance: AnyInstance): number[] => seriesOf(plotOf(stage1, instance, 'growth') ?? ({ series: [] } as unknown as Plot), /exactly as stated/).flatMap(({ y }) => y.slice(1));
    for (const instance of drawn(stage1, 12)) {
      expect(beyond(stage1, instance)).toBeLessThan(1e-9);
      // Nothing but rounding, which is drawn as nothing.
      expect(distance(instance).filter((value) => value !== 0)).toEqual([]);
    }
    expect(Math.max(...distance(read(stage1.forAll, { dims: { d: 2, e: 1, N: 1 }, M: [[1, 0], [0, 1]], p: 1, skew: 0, coupling: 'tied', L: [[0, 0], [0, 0]], q: 0.5, pairing: 'complementary', w: [[0, 1]], eta: 1, lambda: 0 })))).toBeGreaterThan(0.1);
    expect(Math.max(...drawn(literal, 12).map((instance) => beyond(literal, instance)))).toBeGreaterThan(0.01);
  });

  test('relu-diversifies: the nodes end as the conclusion has them', () => {
    for (const instance of drawn(diversifies, 4)) {
      const training = instance as unknown as Training<Matrix, number>;
      const { series } = plotOf(diversifies, instance, 'angles') as Plot;
      const last = Math.max(...series.map(({ y }) => y[y.length - 1]));
      expect(last).toBeCloseTo((widest(trained(training, 1 / 8).W1) * 180) / Math.PI, 6);
    }
  });

  test('gradient descent from a signed start comes to the minimum on its side', () => {
    for (const instance of drawn(gdSign, 3)) {
      const plot = plotOf(gdSign, { ...instance, share: 1 } as AnyInstance, 'path') as Plot;
      const [path] = plot.series;
      const [minima] = seriesOf(plot, /^minima/);
      expect(Math.sign(path.x[path.x.length - 1])).toBe(Math.sign(instance.a as number));
      expect(Math.min(...minima.x.map((x) => Math.abs(x - path.x[path.x.length - 1])))).toBeLessThan(0.5);
    }
  });
});
