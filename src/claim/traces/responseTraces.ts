import { bestResponses } from '../../dynamics/minPlayer/bestResponses.ts';
import type { Views } from '../../dynamics/views.ts';
import { angleToLine } from '../../linalg/angle.ts';
import type { Matrix } from '../../linalg/matrix.ts';
import type { Plot } from '../picture.ts';
import type { Depicted } from './flowed.ts';

const responses = 24;

/** The loss at the start and after each of 24 exact best responses, and by how much each turns the node. */
export const responseTraces = (game: Views & { readonly w: Matrix; readonly tau: number }): Readonly<Record<'loss' | 'turn', Depicted<Plot>>> => {
  const found = bestResponses(game, game.w.data, game.tau, responses);
  const steps = found.map((_, k) => k);
  const x = { words: 'best responses of both players' };
  return {
    loss: { kind: 'plot', title: 'The loss after each best response', x, y: { words: 'loss' }, series: [{ name: 'loss', draw: 'both', x: steps, y: found.map(({ loss }) => loss) }] },
    turn: {
      kind: 'plot',
      title: 'How far each best response turns the node',
      x,
      y: { words: 'angle to the line of the one before, degrees' },
      series: [{ name: 'turn', draw: 'both', x: steps.slice(1), y: steps.slice(1).map((k) => (angleToLine(found[k].w, found[k - 1].w) * 180) / Math.PI) }],
    },
  };
};
