import type { ParseArgsConfig } from 'node:util';
import type { Arguments } from './options.ts';
import type { Screen } from './screen.ts';

/** A command: what `help` says about it, its options, and where its code is (loaded only when it runs). */
export interface Command {
  readonly summary: string;
  readonly usage: string;
  readonly help: readonly string[];
  readonly examples: readonly string[];
  readonly options: NonNullable<ParseArgsConfig['options']>;
  load(): Promise<(args: Arguments, screen: Screen) => Promise<number>>;
}

const value = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

export const commands: Readonly<Record<string, Command>> = {
  verify: {
    summary: 'test claims, write the evidence and a report',
    usage: 'verify [ids…] [--paper slug] [--runs n] [--seed n] [--data file] [--json] [--workers n] [--quiet] [--into folder]',
    help: [
      'ids          whole ids, names without the paper where unique, or patterns with *; none means all',
      '--paper      only the claims of this paper',
      '--runs       random cases per search, instead of the number of each claim',
      '--seed       base seed, a whole number; without it the fixed seed of the reference report',
      '--data       a table of yours (.csv, .json, .npy), resampled in place of the drawn batch',
      '--json       print the evidence instead of the report',
      '--workers    threads; all cores by default; the result does not depend on it',
      '--quiet      no progress, one line a claim',
      '--into       folder for evidence.json and report.md instead of reports/latest',
    ],
    examples: ['verify', "verify 'my-paper/*' --runs 10000", 'verify lemma-1 --data measurements.csv'],
    options: { paper: value, runs: value, seed: value, data: value, json: flag, workers: value, quiet: flag, into: value },
    load: async () => (await import('./verify.ts')).verifyCommand,
  },
  hunt: {
    summary: 'search one claim long for a counterexample, with a new seed',
    usage: 'hunt <id> [--minutes m | --runs n] [--seed n] [--data file]',
    help: [
      '--minutes    how long, 1 by default',
      '--runs       evaluations in all, instead of a time',
      '--seed       repeat an earlier hunt; it is printed first',
      '--data       a table of yours, as for verify',
      'A find is kept in properties/<paper>/witnesses/, and verify runs it first from then on.',
    ],
    examples: ['hunt lemma-1 --minutes 10', 'hunt my-paper/lemma-1 --runs 100000 --seed 7'],
    options: { minutes: value, runs: value, seed: value, data: value },
    load: async () => (await import('./hunt.ts')).huntCommand,
  },
  replay: {
    summary: 're-run exactly one instance and show everything about it',
    usage: 'replay <token | evidence.json#id[:hypothesis]> [--data file]',
    help: [
      'token              as printed by verify beside a counterexample or a worst case',
      'evidence.json#id   the counterexample of that claim in that file, else its worst case;',
      '                   with :hypothesis the counterexample found without that hypothesis',
      '--data             the table the evidence was made from, for a worst case drawn from it',
    ],
    examples: ['replay reports/latest/evidence.json#my-paper/lemma-1', 'replay reports/reference/evidence.json#lemma-1:symmetric'],
    options: { data: value },
    load: async () => (await import('./replay.ts')).replayCommand,
  },
  list: {
    summary: 'list the claims',
    usage: 'list [--paper slug] [--json]',
    help: ['--paper      only the claims of this paper', '--json       as data'],
    examples: ['list', 'list --json'],
    options: { paper: value, json: flag },
    load: async () => (await import('./list.ts')).listCommand,
  },
  show: {
    summary: 'show one claim: statement, hypotheses, provenance, readings, last verdict',
    usage: 'show <id>',
    help: ['The verdict is that of reports/latest, else of reports/reference.'],
    examples: ['show lemma-1'],
    options: {},
    load: async () => (await import('./show.ts')).showCommand,
  },
  report: {
    summary: 'render evidence again, without running anything',
    usage: 'report [--from evidence.json] [--format terminal|markdown|readme] [--out file [--check]] [--full]',
    help: [
      '--from       evidence to render; reports/latest by default',
      '--format     terminal (default), markdown (full report), readme (table of claims)',
      '--out        write there; with readme only the part between the markers is replaced',
      '--check      write nothing; exit 1 when the file would change',
      '--full       terminal: every counterexample spelled out',
    ],
    examples: ['report --format markdown --out report.md', 'report --from reports/reference/evidence.json --full'],
    options: { from: value, format: value, out: value, check: flag, full: flag },
    load: async () => (await import('./report.ts')).reportCommand,
  },
};
