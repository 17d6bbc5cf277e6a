import { deepAscent } from '../../dynamics/deepLinear/ascent.ts';
import { deepFlowTo, imbalances, stableParts } from '../../dynamics/deepLinear/flow.ts';
import { deepEnergy, type Layers } from '../../dynamics/deepLinear/network.ts';
import { outer, secondLayerAt, topOf } from '../../dynamics/secondLayerFlow.ts';
import { symmetricEigen } from '../../dynamics/symmetricEigen.ts';
import { maxAbs, maxAbsDifference, multiply, transpose, type Matrix } from '../../linalg/matrix.ts';
import { norm } from '../../linalg/vector.ts';
import { alignedStart, flowStart, type Flowing } from '../../settings/deepFlow.ts';
import { covarianceOf, layersOf } from '../../settings/deepNetwork.ts';
import type { DeepPoint } from '../../settings/deepPoint.ts';
import { flowTime, hiddenCovariance, secondLayerAlong, type Start } from '../../settings/secondLayer.ts';
import type { Plot, Series } from '../picture.ts';
import { flowed, type Depicted } from './flowed.ts';

const line = (name: string, x: readonly number[], y: readonly number[]): Series => ({ name, draw: 'line', x, y });

/** How far W₂ᵀW₂ is from ssᵀ along the flow of the second layer, and as its closed form says. */
export const secondLayerTraces = (instance: Start): { readonly rank: Depicted<Plot> } => {
  const { C } = hiddenCovariance(instance);
  const target = outer(topOf(C).s);
  const unit = flowTime(instance);
  const times = Array.from({ length: 13 }, (_, k) => k / 2);
  const away = (W2: Matrix | null): number => (W2 === null ? Number.NaN : maxAbsDifference(multiply(transpose(W2), W2), target));
  return {
    rank: {
      kind: 'plot',
      title: 'The second layer on its way to rank one',
      x: { words: `time, in units of ${instance.firstLayer === 'fixed' ? '2/‖𝒞‖' : '2/rate'}` },
      y: { words: 'max |W₂ᵀW₂ − ssᵀ|' },
      series: [
        line(`the flow, first layer ${instance.firstLayer}`, times, secondLayerAlong(instance, { time: unit / 2, steps: 6 }, times.length - 1).map(away)),
        line('closed form for a fixed first layer', times, times.map((t) => away(secondLayerAt(C, instance.W2, t * unit)))),
      ],
    },
  };
};

/** max|D_l| between neighbouring layers along the flow, and as the lemma says: at its first value, times e^{−4∫ℰ} where norms are kept. */
const imbalanceTraces = (total: number, claimed: (energyIntegral: number) => number) => (instance: Flowing): Readonly<Record<string, Depicted<Plot>>> => {
  const { X, layers } = flowStart(instance);
  if (layers.length < 2) return {};
  const { clock, path } = flowed<{ readonly layers: Layers; readonly energyIntegral: number }>({ layers, energyIntegral: 0 }, (at) => {
    const next = deepFlowTo(X, at.layers, instance, { time: total / 48, steps: 4 });
    return { layers: next.layers, energyIntegral: at.energyIntegral + next.energyIntegral };
  });
  const times = clock.map((t) => (t / 24) * total);
  const first = imbalances(layers).map(maxAbs);
  return {
    imbalance: {
      kind: 'plot',
      title: 'The imbalance of neighbouring layers along the flow',
      x: { words: 'time, in units of 1/‖X_α‖' },
      y: { words: 'max |D_l|' },
      series: first.flatMap((size, l) => [
        line(`layers ${l + 1} and ${l + 2}`, times, path.map((at) => maxAbs(imbalances(at.layers)[l]))),
        line(`as stated, ${l + 1} and ${l + 2}`, times, path.map(({ energyIntegral }) => size * claimed(energyIntegral))),
      ]),
    },
  };
};

/** Free layers from unit norm; the flow of four may run to infinity at 1/6. */
export const conservedTraces = imbalanceTraces(1 / 8, () => 1);

/** Layers of unit norm. */
export const decayingTraces = imbalanceTraces(2, (energyIntegral) => Math.exp(-4 * energyIntegral));

/** ‖W_l‖² of aligned layers up to 1 − 2⁻⁶ of the time of the blow-up, in steps that shrink with the time left. */
export const blowUpTraces = (instance: Flowing): { readonly norms: Depicted<Plot> } => {
  const { X, layers } = alignedStart(instance);
  const power = 1 / Math.max(1, layers.length - 1);
  const total = power / (2 * Math.abs(symmetricEigen(X).values[0]) || 1);
  const shares = Array.from({ length: 49 }, (_, k) => 1 - 2 ** (-k / 8));
  const path: Layers[] = [layers];
  // Two steps in each part take 2^{1/8} − 1 of the time left at its end.
  const steps = 2 * Math.min(512, stableParts(X, total, (2 ** (1 / 8) - 1) / 2));
  for (let k = 1; k < shares.length; k++) path.push(deepFlowTo(X, path[k - 1], instance, { time: (shares[k] - shares[k - 1]) * total, steps }).layers);
  return {
    norms: {
      kind: 'plot',
      title: 'The norms of aligned layers along the flow',
      x: { words: 'time, in units of the time T of the blow-up' },
      y: { words: '‖W_l‖²' },
      series: [...layers.map((_, l) => line(`layer ${l + 1}`, shares, path.map((at) => norm(at[l].data) ** 2))), line('(1 − t/T)^{−1/(L−1)}', shares, shares.map((share) => (1 - share) ** -power))],
    },
  };
};

const ascentSteps = 24;

/** 2ℰ along the projected gradient ascent from the layers, and λ_max(X_α), which it cannot exceed. */
export const ascentTraces = (instance: DeepPoint): { readonly energy: Depicted<Plot> } => {
  const X = covarianceOf(instance);
  const scale = maxAbs(X) || 1;
  const steps = Array.from({ length: ascentSteps + 1 }, (_, k) => k);
  const energies = steps.map((k) => (2 * deepEnergy(X, deepAscent(X, layersOf(instance), instance.constraint ?? 'layers', k).layers)) / scale);
  const top = symmetricEigen(X).values[0] / scale;
  return {
    energy: {
      kind: 'plot',
      title: 'The energy along the ascent',
      x: { words: 'steps of projected gradient ascent' },
      y: { words: '2ℰ, in units of the largest entry of X_α' },
      series: [{ name: '2ℰ(θ)', draw: 'both', x: steps, y: energies }, line('λ_max(X_α)', [0, ascentSteps], [top, top])],
    },
  };
};
