import { energy } from '../dynamics/energy.ts';
import { oneLayerFlow } from '../dynamics/gradientFlow.ts';
import { uniformImportances } from '../dynamics/importances.ts';
import { outputs } from '../dynamics/oneLayer.ts';
import { planeAttractors } from '../dynamics/planeAttractors.ts';
import type { OneLayerProblem } from '../dynamics/problem.ts';
import type { ActivationName } from '../definitions/activation.ts';
import { fromRows, matrix } from '../linalg/matrix.ts';
import type { Axis, Picture, Series } from './picture.ts';

/** Three bunches of four samples each, at 80°, 200° and 320°, of different lengths: α ≡ 1, no augmentation. */
const bunches = (h: ActivationName): OneLayerProblem => {
  const rows = [80, 200, 320].flatMap((centre, k) => [-9, -3, 4, 10].map((off) => ((centre + off) * Math.PI) / 180).map((a) => [(1 + k / 4) * Math.cos(a), (1 + k / 4) * Math.sin(a)]));
  const x = fromRows(rows);
  return { x, xPrime: x, alpha: uniformImportances(x.rows), h };
};

const words = 'Data: three bunches of four samples in the plane, at 80°, 200° and 320°, of lengths 1, 1.25 and 1.5; α ≡ 1, no augmentation.';
const degrees: Axis = { words: 'angle of w, degrees', ticks: [0, 60, 120, 180, 240, 300, 360] };
const inDegrees = (angle: number): number => ((angle * 180) / Math.PI + 360) % 360;
const at = (angle: number): Float64Array => Float64Array.of(Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180));

const energyAt = (problem: OneLayerProblem, w: Float64Array): number => energy(problem.alpha, outputs(problem.h, matrix(1, 2, w), problem));

/** ℰ(w) over the angle of w in the plane, with all of its local maxima: a ReLU node beside a linear one on the same data. */
export const energyLandscape = (): Picture => {
  const angles = Array.from({ length: 181 }, (_, k) => 2 * k);
  const series = (['relu', 'linear'] as const).flatMap((h): Series[] => {
    const problem = bunches(h);
    const name = h === 'relu' ? 'ReLU' : 'linear';
    const optima = planeAttractors(problem).attractors;
    return [
      { name, draw: 'line', x: angles, y: angles.map((angle) => energyAt(problem, at(angle))) },
      { name: `optima, ${name}`, draw: 'points', x: optima.map(({ angle }) => inDegrees(angle)), y: optima.map(({ w }) => energyAt(problem, w)) },
    ];
  });
  return {
    kind: 'plot',
    title: 'The energy over the angle of one node, ReLU and linear',
    description: `${words} The linear node has one maximum, up to sign; the ReLU node one near every bunch.`,
    x: degrees,
    y: { words: 'energy ℰ(w)' },
    series,
  };
};

const starts = [55, 100, 130, 160, 215, 240, 290, 345];
const [duration, times] = [24, 49];

/** The angles of several ReLU nodes over the time of the flow, from spread starts to distinct optima. */
export const nodeTrajectories = (): Picture => {
  const problem = bunches('relu');
  const between = duration / (times - 1);
  const clock = Array.from({ length: times }, (_, k) => k * between);
  const nodes = starts.map((start): Series => {
    let w = at(start);
    // Angles are followed without a jump at 360°.
    let angle = start;
    const y = clock.map((time) => {
      if (time === 0) return start;
      w = oneLayerFlow(problem, w, { time: between, step: between / 16 });
      angle += ((inDegrees(Math.atan2(w[1], w[0])) - angle + 540) % 360) - 180;
      return angle;
    });
    return { name: `from ${start}°`, draw: 'line', x: clock, y };
  });
  const optima = planeAttractors(problem).attractors.map(({ angle }) => inDegrees(angle));
  return {
    kind: 'plot',
    title: 'Nodes of one layer on their way to distinct optima',
    description: `${words} Eight ReLU nodes from spread starts: each goes to the optimum of its basin, and together they find all ${optima.length} of them.`,
    x: { words: 'time t' },
    y: degrees,
    series: [...nodes, { name: 'optima', draw: 'points', x: optima.map(() => duration), y: optima }],
  };
};
