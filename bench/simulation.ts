import { loggedSetup, smallSetup, type Setup } from '../src/dynamics/simulation/setup.ts';
import { training } from '../src/dynamics/simulation/simulate.ts';
import { stream } from '../src/generators/stream.ts';
import { median, perSecond, short, spread, table } from './measure.ts';

const setups: Readonly<Record<string, Setup>> = {
  'logged set-up (25 filters, 10 fields, batch 128, 50 outputs), InfoNCE': loggedSetup,
  'logged set-up, quadratic': { ...loggedSetup, loss: 'quadratic' },
  'small set-up, InfoNCE': smallSetup,
  'small set-up, quadratic': { ...smallSetup, loss: 'quadratic' },
};

/** Milliseconds of one step of the simulation: two views drawn, gradient, update. Goal at the logged set-up: 4 ms. */
export const simulation = (rounds: number, seconds: number): string => {
  const lines = Object.entries(setups).map(([name, setup]) => {
    const run = training({ ...setup, steps: Infinity }, stream(1));
    const step = (): number => run.next().value as number;
    perSecond(step, seconds);
    const times = Array.from({ length: rounds }, () => 1000 / perSecond(step, seconds));
    return [name, short(median(times)), spread(times)];
  });
  return table([['one training step of the simulation', 'ms', 'spread'], ...lines]);
};
