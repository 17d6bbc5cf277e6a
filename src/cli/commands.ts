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
    usage: 'verify [ids…] [--paper slug] [--runs n] [--seed n] [--data file] [--json] [--workers n] [--quiet] [--into folder] [--deep]',
    help: [
      'ids          whole ids, names without the paper where unique, or patterns with *; none means all',
      '--paper      only the claims of this paper',
      '--runs       random cases per search, instead of the number of each claim',
      '--seed       base seed, a whole number; without it the fixed seed of the reference report',
      '--data       a table of yours (.csv, .json, .npy), resampled in place of the drawn batch;',
      '             stored counterexamples, which are not of it, are left out',
      '--json       print the evidence instead of the report',
      '--workers    threads; all cores by default; the result does not depend on it',
      '--quiet      no progress, one line a claim',
      '--into       folder for evidence.json and report.md instead of reports/latest',
      '--deep       the experiments at full size, resumed where an earlier run ended: tables of their rows in',
      '             the folder; ids are then papers, experiments, or claims that an experiment stands behind,',
      '             and --runs is the number of seeds a row',
    ],
    examples: ['verify', "verify 'my-paper/*' --runs 10000", 'verify lemma-1 --data measurements.csv'],
    options: { paper: value, runs: value, seed: value, data: value, json: flag, workers: value, quiet: flag, into: value, deep: flag },
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
    summary: 'list the claims and the experiments',
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
  'check-loss': {
    summary: 'check a contrastive loss of yours, two formulas, on what is known of its family',
    usage: "check-loss --phi 'formula' --psi 'formula' [--param name=number …] [--runs n] [--seed n] [--json]",
    help: [
      'A loss is Σ_i φ(Σ_{j≠i} ψ(d_i² − d_ij²)), with d² half a squared distance between outputs.',
      '--phi, --psi  formulas in x: + - * / ^ ( ), exp log sqrt logistic softplus tanh max min relu abs, pi, e',
      '--param       the value of a parameter, as often as there are parameters; or tau=0.5,epsilon=1',
      '--runs        random cases of each statement (300)',
      '--seed        base seed, a whole number',
      '--json        as data: remarks, and every statement with its search and counterexample',
      'Says whether φ and ψ increase, where they are not differentiable or have no value, whether the loss exists',
      'for one sample, whether an exponential can overflow; then tests that descending it is ascending the energy',
      'with frozen importances, that these are not negative, that nearer negatives have more weight, and that the',
      'importances are the entropic min player. Exit 1 when something is wrong (✗).',
    ],
    examples: [
      "check-loss --phi 'tau*log(epsilon + x)' --psi 'exp(x/tau)' --param tau=0.5 --param epsilon=1",
      "check-loss --phi x --psi 'max(x + margin, 0)' --param margin=0.2",
      "check-loss --phi 'log(1 + x)' --psi 'softplus(3*x)'",
    ],
    options: { phi: value, psi: value, param: { type: 'string', multiple: true }, runs: value, seed: value, json: flag },
    load: async () => (await import('./checkLoss.ts')).checkLossCommand,
  },
  report: {
    summary: 'render evidence again, without running anything',
    usage: 'report [--from evidence.json] [--paper slug] [--format name] [--max-chars n] [--out file [--check]] [--full]',
    help: [
      '--from       evidence to render; reports/latest by default',
      '--paper      only the part of it that concerns this paper',
      '--format     terminal (default), markdown (full report), readme (table of claims),',
      '             html (offline page; of several papers one each, beside the file of --out),',
      '             openreview and github (findings to paste), latex (fragment to \\input),',
      '             junit, ctrf, observations (for other programs),',
      '             pictures (SVG files, into the folder of --out)',
      '--max-chars  limit of what is pasted: 5000 for openreview, 65000 for github by default',
      '--out        write there; with readme only what stands between markers is replaced',
      '--check      write nothing; exit 1 when the file would change',
      '--full       terminal: every counterexample spelled out',
    ],
    examples: [
      'report --format markdown --out report.md',
      'report --format openreview --max-chars 2500',
      'report --paper my-paper --format html --out my-paper.html',
      'report --format latex > claims.tex',
      'report --format pictures --out pictures',
      'report --from reports/reference/evidence.json --full',
    ],
    options: { from: value, paper: value, format: value, 'max-chars': value, out: value, check: flag, full: flag },
    load: async () => (await import('./report.ts')).reportCommand,
  },
  bundle: {
    summary: 'zip the reports, the evidence and how to re-run them, anonymously',
    usage: 'bundle [--from evidence.json] [--paper slug] [--out file.zip]',
    help: ['--from       evidence to bundle; reports/latest by default', '--paper      only the part of it that concerns this paper', '--out        the zip; gainsay-bundle.zip by default', 'No host, user, home folder, author or address is in it.'],
    examples: ['bundle --from reports/reference/evidence.json --out supplement.zip', 'bundle --paper my-paper'],
    options: { from: value, paper: value, out: value },
    load: async () => (await import('./bundle.ts')).bundleCommand,
  },
  diff: {
    summary: 'what changed between two runs: verdicts, necessities, tolerances, residuals',
    usage: 'diff <old.json> <new.json>',
    help: ['Exit 1 when a claim of the old run has another verdict in the new one, or none.'],
    examples: ['diff reports/reference/evidence.json reports/latest/evidence.json'],
    options: {},
    load: async () => (await import('./diff.ts')).diffCommand,
  },
};
