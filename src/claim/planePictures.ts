import type { ActivationName } from '../definitions/activation.ts';
import { energy } from '../dynamics/energy.ts';
import { uniformImportances } from '../dynamics/importances.ts';
import { networkFlow } from '../dynamics/networkFlow.ts';
import { outputs } from '../dynamics/oneLayer.ts';
import { planeAttractors } from '../dynamics/planeAttractors.ts';
import type { OneLayerProblem } from '../dynamics/problem.ts';
import { fromRows, matrix, row, type Matrix } from '../linalg/matrix.ts';
import { importancesAt } from '../settings/oneLayer.ts';
import { startsOf, type Network } from '../settings/planeNetwork.ts';
import { flowed, type Depicted } from './traces/flowed.ts';
import type { Axis, Plot, Series } from './picture.ts';

/** Degrees from the last multiple of 60 before the least to the next after the most. */
const degrees = (least: number, most: number): Axis => {
  const [from, to] = [Math.floor(least / 60), Math.ceil(most / 60)];
  return { words: 'angle of w, degrees', ticks: Array.from({ length: to - from + 1 }, (_, k) => 60 * (from + k)) };
};
const inDegrees = (angle: number): number => ((angle * 180) / Math.PI + 360) % 360;
const at = (angle: number): Float64Array => Float64Array.of(Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180));

const energyAt = (problem: OneLayerProblem, w: Float64Array): number => energy(problem.alpha, outputs(problem.h, matrix(1, 2, w), problem));

const words: Partial<Record<ActivationName, string>> = { relu: 'ReLU', leaky: 'leaky ReLU' };

/** ℰ(w) over the angle of w in the plane with all of its local maxima, and beside it that of a linear node on the same data. problem: N×2 views. */
export const energyLandscape = (problem: OneLayerProblem): Depicted<Plot> => {
  const angles = Array.from({ length: 181 }, (_, k) => 2 * k);
  const series = (problem.h === 'linear' ? ['linear' as const] : [problem.h, 'linear' as const]).flatMap((h): Series[] => {
    const own = { ...problem, h };
    const name = words[h] ?? h;
    const optima = planeAttractors(own).attractors;
    return [
      { name, draw: 'line', x: angles, y: angles.map((angle) => energyAt(own, at(angle))) },
      ...(optima.length === 0 ? [] : [{ name: `optima, ${name}`, draw: 'points' as const, x: optima.map(({ angle }) => inDegrees(angle)), y: optima.map(({ w }) => energyAt(own, w)) }]),
    ];
  });
  return { kind: 'plot', title: 'The energy over the angle of one node, beside a linear one', x: degrees(0, 360), y: { words: 'energy ℰ(w)' }, series };
};

/** The angles of the nodes of a network over the time of their joint flow, and the optima where it ends; angles are followed without a jump at 360°. */
export const nodeTrajectories = (network: Network): Depicted<Plot> => {
  const { clock, path } = flowed(startsOf(network, network.W.rows), (W) => networkFlow(W, network, network.h, (V) => importancesAt(network, V), { steps: 16, turn: 2 ** -5, rest: 0 }).W);
  const ends = path[path.length - 1];
  const angles = path.map((W) => Array.from({ length: W.rows }, (_, k) => inDegrees(Math.atan2(row(W, k)[1], row(W, k)[0]))));
  const nodes = angles[0].map((start, k): Series => {
    let angle = start;
    const y = angles.map((now) => (angle += ((now[k] - angle + 540 + 720) % 360) - 180));
    return { name: `from ${Math.round(start)}°`, draw: 'line', x: clock, y };
  });
  const optima = planeAttractors({ ...network, alpha: importancesAt(network, ends) }).attractors.map(({ angle }) => inDegrees(angle));
  const drawn = nodes.flatMap(({ y }) => y);
  const [least, most] = [Math.min(...drawn) - 5, Math.max(...drawn) + 5];
  // A node may pass 0° or 360°: an optimum is marked at each of its copies between the nodes, one that no node comes near once.
  const copies = optima.flatMap((angle) => {
    const near = [-720, -360, 0, 360, 720].map((turns) => angle + turns).filter((copy) => copy >= least && copy <= most);
    return near.length === 0 ? [angle] : near;
  });
  const last = clock[clock.length - 1];
  return {
    kind: 'plot',
    title: 'Nodes of one layer on their way to the optima',
    x: { words: 'time, in units of 1/largest gradient' },
    y: degrees(Math.min(...drawn, ...copies), Math.max(...drawn, ...copies)),
    series: [...nodes, ...(copies.length === 0 ? [] : [{ name: 'optima', draw: 'points' as const, x: copies.map(() => last), y: copies }])],
  };
};

/** Three bunches of four samples each, at 80°, 200° and 320°, of different lengths: α ≡ 1, no augmentation; eight ReLU nodes. */
const bunches = (): Network => {
  const rows = [80, 200, 320].flatMap((centre, k) => [-9, -3, 4, 10].map((off) => Array.from(at(centre + off), (entry) => (1 + k / 4) * entry)));
  const x = fromRows(rows);
  return { x, xPrime: x, alpha: uniformImportances(x.rows), h: 'relu', W: fromRows([55, 100, 130, 160, 215, 240, 290, 345].map((start) => Array.from(at(start)))), importance: 'frozen', starts: 'nested' };
};

const data = 'Data: three bunches of four samples in the plane, at 80°, 200° and 320°, of lengths 1, 1.25 and 1.5; α ≡ 1, no augmentation.';

/** The landscape of the three bunches. */
export const bunchesLandscape = (): Plot => ({ ...energyLandscape(bunches()), description: `${data} The linear node has one maximum, up to sign; the ReLU node one near every bunch.` });

/** Eight nodes on the three bunches. */
export const bunchesTrajectories = (): Plot => ({ ...nodeTrajectories(bunches()), description: `${data} Eight ReLU nodes from spread starts: each goes to the optimum of its basin, and together they find all of them.` });

/** The landscape and the trajectories of an instance; with moving importances the landscape is that of the start. */
export const planeTraces = (network: Network): Readonly<Record<'landscape' | 'trajectories', Depicted<Plot>>> => {
  const start: Matrix = startsOf(network, network.W.rows);
  return { landscape: energyLandscape({ ...network, alpha: importancesAt(network, start) }), trajectories: nodeTrajectories(network) };
};
