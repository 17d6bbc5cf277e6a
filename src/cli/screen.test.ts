import { describe, expect, test } from 'vitest';
import { processScreen, type Screen } from './screen.ts';

interface Place {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

const screen = (env: Readonly<Record<string, string>>, stdout: Place, stderr: Place): Screen => {
  const stream = (place: Place) => ({ ...place, on: () => undefined, write: () => true }) as unknown as NodeJS.Process['stdout'];
  return processScreen({ env, stdout: stream(stdout), stderr: stream(stderr) as unknown as NodeJS.Process['stderr'] });
};
const terminal = (columns: number): Place => ({ isTTY: true, columns });

describe('the width of results', () => {
  test.each([
    ['of a terminal', {}, terminal(90), 90],
    ['of a narrow one', {}, terminal(44), 44],
    ['is at least 40', {}, terminal(20), 40],
    ['is at most 120', {}, terminal(300), 120],
    ['of a pipe', {}, {}, 100],
    ['of a pipe, by COLUMNS', { COLUMNS: '72' }, {}, 72],
    ['of a pipe, by a COLUMNS that says nothing', { COLUMNS: 'wide' }, {}, 100],
    ['of a terminal of no size', {}, terminal(0), 100],
  ])('%s', (_what, env, stdout, width) => expect(screen(env, stdout, {}).width).toBe(width));
});

describe('the line of progress', () => {
  test.each([
    ['has the width of its own terminal, though results go to a file', {}, {}, terminal(80), 80],
    ['fits into a narrow terminal', {}, terminal(30), terminal(30), 30],
    ['is not redrawn in a pipe', {}, terminal(80), {}, false],
    ['is not redrawn on a dumb terminal', { TERM: 'dumb' }, terminal(80), terminal(80), false],
    ['of a terminal of no size is short', {}, terminal(0), terminal(0), 80],
  ])('%s', (_what, env, stdout, stderr, live) => expect(screen(env, stdout, stderr).live).toBe(live));
});

test('colour is for a terminal that wants it', () => {
  expect([screen({}, terminal(80), {}), screen({ NO_COLOR: '1' }, terminal(80), {}), screen({ NO_COLOR: '' }, terminal(80), {}), screen({ TERM: 'dumb' }, terminal(80), {}), screen({}, {}, terminal(80))].map((s) => s.colour)).toEqual([true, false, true, false, false]);
});
