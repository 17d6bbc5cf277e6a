import { describe, expect, test } from 'vitest';
import { keptRuns, runKey } from './deep.ts';
import { authorsLog, simulationRows } from './simulationRows.ts';
import { agree, measuredRows, nearLog, simulationMarkdown, spreadOf, type SimulationRun } from './simulationTable.ts';

const run = (row: string, seed: number, chiPlus: number, chiMinus: number): SimulationRun => ({
  row,
  seed,
  outcome: { chiPlus, chiMinus, loss: 1.5, stableRank: 10, skippedPlus: 0, skippedMinus: 0 },
  millisecondsPerStep: 3,
});

describe('the table of the simulation', () => {
  test('mean and standard deviation; one value has none', () => {
    expect(spreadOf([1, 2, 6])).toEqual({ mean: 3, deviation: Math.sqrt(7) });
    expect(spreadOf([4])).toEqual({ mean: 4, deviation: 0 });
  });

  test('means agree within 3 standard errors of the difference and 0.02', () => {
    const at = (mean: number, deviation: number): { mean: number; deviation: number } => ({ mean, deviation });
    expect(agree(at(0.5, 0), 3, at(0.5199, 0), 3)).toBe(true);
    expect(agree(at(0.5, 0), 3, at(0.5201, 0), 3)).toBe(false);
    // √(0.03²/1 + 0.08²/4) = 0.05: up to 0.17.
    expect(agree(at(0.5, 0.03), 1, at(0.669, 0.08), 4)).toBe(true);
    expect(agree(at(0.5, 0.03), 1, at(0.671, 0.08), 4)).toBe(false);
  });

  test('a row is reproduced by both figures, and rows without runs are said to be missing', () => {
    const rows = measuredRows(simulationRows, [run('relu/infonce/beta5', 2, 0.997, 0.01), run('relu/infonce/beta5', 1, 0.999, 0.01), run('relu/infonce/noaug', 1, 0.9, 0.1)]);
    expect(rows.map(({ name, seeds, reproduced }) => ({ name, seeds, reproduced }))).toEqual([
      { name: 'relu/infonce/beta5', seeds: [1, 2], reproduced: true },
      { name: 'relu/infonce/noaug', seeds: [1], reproduced: false },
    ]);
    expect(nearLog(rows)).toBe(true);
    expect(nearLog(measuredRows(simulationRows, [run(authorsLog.row, 1, 0.993, 0)]))).toBe(false);
    expect(nearLog([])).toBe(null);
    const text = simulationMarkdown(rows, simulationRows.length);
    expect(text).toContain('| relu/infonce/noaug | 1 | 0.900 ± 0.000 | 0.894 ± 0.011 | 0.100 ± 0.000 | 0.893 ± 0.014 | 1.500 ± 0.000 | 10.0 | **no** | 3.0 |');
    expect(text).toContain('1 of 2 rows reproduced; 23 of 25 not run yet.');
    expect(text).toContain('Here: χ₊ 0.99800, χ₋ 0.01000, within 0.005 of its χ₊.');
  });

  test('every row has a set-up of its own', () => {
    expect(new Set(simulationRows.map(({ setup }) => runKey({ setup, seed: 1 }))).size).toBe(25);
  });
});

test('finished runs are read back by set-up and seed; a line cut short is not', () => {
  const [{ name, setup }] = simulationRows;
  const key = runKey({ setup, seed: 1 });
  const line = JSON.stringify({ ...run(name, 1, 0.7, 0), key });
  expect([...keptRuns(`${line}\n${line.slice(0, 40)}`).keys()]).toEqual([key]);
  expect(runKey({ setup, seed: 2 })).not.toBe(key);
  expect(runKey({ setup: { ...setup, rate: 0.03 }, seed: 1 })).not.toBe(key);
});
