import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { sampleClaim } from '../evidence/sample.testing.ts';
import type { Progress } from '../runner/progress.ts';
import { display, progressWords } from './display.ts';
import type { Screen } from './screen.ts';

const at = (p: Partial<Progress>): Progress => ({ claim: 'toy/held', dropped: null, phase: 'random', done: 400, asked: 1000, worst: 0.0213, discards: 1, ...p });

let written: string[] = [];
const screen = (live: Screen['live']): Screen => ({ out: () => undefined, err: (text) => void written.push(text), colour: false, width: 200, live });

beforeEach(() => {
  written = [];
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

test('progressWords', () => {
  expect(progressWords(at({}))).toBe('held random 400/1000, worst 0.021 of tolerance, 1 discard');
  expect(progressWords(at({ dropped: 'positive', phase: 'reduce', asked: 0 }))).toBe('held without positive: reduce, worst 0.021 of tolerance, 1 discard');
});

describe('display', () => {
  test('without a terminal: a heartbeat every ten seconds and one line a finished claim, no control codes', () => {
    let now = 0;
    const d = display(screen(false), new Map([['toy/held', ['positive']]]), () => now);
    d.progress(at({}));
    expect(written).toEqual([]);
    now = 10_000;
    vi.advanceTimersByTime(10_000);
    // 400 of 1000 random cases are a fifth of the first of two searches: a tenth of the run in 10 s leaves 90 s.
    expect(written).toEqual(['… 0/1 claims, about 1 min 30 s left  held random 400/1000, worst 0.021 of tolerance, 1 discard\n']);
    d.finished(sampleClaim(), 1.25);
    d.stop();
    expect(written[1]).toMatch(/^✓ HELD {9}toy\/held {2}\(as recorded\) .*\[1\.3 s\]\n$/);
    vi.advanceTimersByTime(60_000);
    expect(written).toHaveLength(2);
  });

  test('on a terminal: one line, redrawn at most ten times a second, never wider than the screen, cleared at the end', () => {
    let now = 1000;
    const d = display(screen(40), new Map([['toy/held', []]]), () => now);
    for (let i = 0; i < 100; i++) {
      now += 10;
      d.progress(at({ done: i }));
    }
    d.stop();
    expect(written.length).toBeLessThanOrEqual(12);
    for (const text of written) {
      expect(text.startsWith('\r\u001b[2K')).toBe(true);
      expect(text.length).toBeLessThanOrEqual('\r\u001b[2K'.length + 39);
      expect(text).not.toContain('\n');
    }
    expect(written.at(-1)).toBe('\r\u001b[2K');
  });
});
