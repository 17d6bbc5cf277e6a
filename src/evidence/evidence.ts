import type { Kind, Necessity } from '../claim/claim.ts';
import type { NotTested, Provenance } from '../claim/paper.ts';
import type { Picture } from '../claim/picture.ts';
import type { WrittenInstance } from '../settings/written.ts';

export type { WrittenInstance } from '../settings/written.ts';

/** Bumped when a reader of older evidence would misunderstand a newer file. */
export const evidenceVersion = 1;

export type Verdict = 'held' | 'refuted' | 'gave up' | 'inconclusive';

/** An intermediate value shown to the reader. */
export type WrittenSeen = number | string | boolean | readonly number[] | readonly (readonly number[])[];

export type Confirmation = 'exact' | 'high precision' | 'float only';

/** The outcome of one evaluation of the conclusion. */
export interface Measured {
  readonly what: string;
  readonly value: number;
  readonly tolerance: number;
  readonly because: string;
  readonly seen: Readonly<Record<string, WrittenSeen>>;
}

/** The outcome of one evaluation of a statistical claim: a number in [0, 1], whose mean is tested. */
export interface Observed {
  readonly what: string;
  readonly observation: number;
  readonly null: number;
  readonly effect: number;
  readonly because: string;
  readonly seen: Readonly<Record<string, WrittenSeen>>;
}

/**
 * The conclusion at a counterexample as a straight-line program, evaluated from the entries of the instance, one operation a line.
 * `@x 0 1` is an entry, `=0.5` a double; `+3 1` … `/3 1`, `exp 1`, `log 1`, `sqrt 1`, `logistic 1`, `normalCdf 1` combine the lines that stand so many before,
 * `?3 1 -1` says that the first of them is the smaller. Results are numbers of lines, from 0. Every result should be zero (or non-negative); the worst is off by `worst`.
 */
export interface Program {
  readonly form: 'zero' | 'nonNegative';
  /** Separated by "; ". */
  readonly lines: string;
  readonly results: readonly number[];
  /** A fraction where the confirmation is exact, else twenty digits. */
  readonly worst: string;
}

export interface Counterexample {
  readonly instance: WrittenInstance;
  readonly residual: Measured;
  readonly confirmed: Confirmation;
  /** Why no higher level was reached, where it was the work that a confirmation may take; absent otherwise. */
  readonly limit?: string;
  /** `robust` survives small perturbations of its free fields; `degenerate` lives on a kink or a tie; `discrete` has nothing to perturb. */
  readonly stability: 'robust' | 'degenerate' | 'discrete';
  readonly foundBy: 'witness' | 'random' | 'targeted';
  /** Evaluations until found, and evaluations spent on reducing. */
  readonly found: number;
  readonly reduced: number;
  /** One line that re-runs exactly this instance. */
  readonly replay: string;
  /** Null where there is no second path, or it is too long to print; absent in evidence from before there were any. */
  readonly program?: Program | null;
}

/** What the random phase saw. `quantiles` are of value/tolerance: minimum, quartiles, 99 %, maximum, rounded up to one digit. */
export interface Cases {
  readonly asked: number;
  readonly run: number;
  readonly discards: number;
  /** Discards by the guard that rejected the instance. */
  readonly discardedBy: Readonly<Record<string, number>>;
  readonly undecided: number;
  readonly coverage: Readonly<Record<string, { readonly asked: number; readonly share: number }>>;
  readonly quantiles: readonly number[];
  readonly worst: { readonly value: number; readonly tolerance: number; readonly because: string; readonly what: string; readonly replay: string } | null;
  /** Violation probability at most this, at 95 %, under this generator (Clopper–Pearson; random phase only). Null when a case violated. */
  readonly residualRisk: number | null;
}

/** What the targeted phase did; adaptive, hence outside the binomial bound. */
export interface Targeted {
  readonly evaluations: number;
  /** Largest value/tolerance met, rounded up to one digit. */
  readonly best: number;
}

/**
 * The sequential test of a statistical claim: two betting e-processes, one against "mean ≤ null", whose wealth reaching
 * 1/falseAlarm holds the claim, one against "mean ≥ null + effect", whose wealth reaching it refutes it.
 */
export interface Sequential {
  readonly what: string;
  readonly because: string;
  /** Observations until the decision, and the most that were allowed. */
  readonly samples: number;
  readonly budget: number;
  readonly mean: number;
  readonly null: number;
  readonly effect: number;
  /** Probability at most this, per e-process, of the wrong decision, whenever one stops. */
  readonly falseAlarm: number;
  /** Probability at most this of no decision within the budget at a mean of `null + effect` or more, or of `null` or less. */
  readonly miss: number;
  readonly wealthFor: number;
  readonly wealthAgainst: number;
}

/** A search for a violation: of the claim itself or of the claim with one hypothesis dropped. */
export interface Search {
  readonly verdict: Verdict;
  /** Why, in one sentence: "held in 1000 cases", "regime N ≥ 3 reached in 1 % of cases, 30 % asked". */
  readonly reason: string;
  readonly witnesses: number;
  readonly cases: Cases;
  readonly targeted: Targeted | null;
  readonly counterexample: Counterexample | null;
  /** Null for claims that are not statistical; absent in evidence from before there were any. */
  readonly sequential?: Sequential | null;
}

/** [lower, upper]: a closed interval of reals between two doubles. */
export type WrittenInterval = readonly [number, number];

/**
 * There is exactly one zero of F in the box X around the midpoint m, since K(X) = m − Y F(m) + (I − Y F′(X))(X − m) lies inside of X;
 * where F is a gradient, its kind by the signs of the discs of VᵀF′(X)V. F(m) and F′(X) were enclosed with outward rounding.
 */
export interface Certificate {
  readonly what: string;
  /** Of the box, in words. */
  readonly coordinates: string;
  readonly kind: 'zero' | 'minimum' | 'maximum' | 'saddle';
  /** The instance that exhibits it. */
  readonly replay: string;
  /** m, and Y, n×n, the approximate inverse of F′(m). */
  readonly midpoint: readonly number[];
  readonly preconditioner: readonly (readonly number[])[];
  readonly box: readonly WrittenInterval[];
  /** The bounds of the box again, each double exactly: "m·2^e". */
  readonly exactly: readonly (readonly [string, string])[];
  /** K(X), F(m), F′(X). */
  readonly enclosure: readonly WrittenInterval[];
  readonly value: readonly WrittenInterval[];
  readonly jacobian: readonly (readonly WrittenInterval[])[];
  /** V, n×n, and Gershgorin's discs of VᵀF′(X)V, none of which contains 0; null for a zero of equations that are no gradient. */
  readonly directions: readonly (readonly number[])[] | null;
  readonly discs: readonly WrittenInterval[] | null;
  /**
   * Of a zero certified by the theorem of Newton and Kantorovich: K bounds ‖Y F″‖ within `radius` of m, h = βK/(1 − δ)² ≤ ½; the zero lies in
   * `enclosure` and no other in `box`, and `jacobian` is F′(m).
   */
  readonly kantorovich?: { readonly radius: number; readonly lipschitz: number; readonly h: number };
}

/** A point that an instance exhibits and that was not certified: it may be what it was taken for all the same. */
export interface Uncertified {
  readonly what: string;
  readonly failure: string;
  readonly because: string;
}

/** What the instances looked at exhibit: how much of it is certified, and why the rest is not. */
export interface Certificates {
  readonly instances: number;
  readonly exhibited: number;
  readonly certified: number;
  /** Points without a certificate by the name of the reason. */
  readonly refused: Readonly<Record<string, number>>;
  /** The first ones, in full. */
  readonly shown: readonly Certificate[];
  /** What the claim leaves out, and why: points that are not isolated, say. */
  readonly leftOut?: string;
}

export interface NecessityRow extends Search {
  readonly hypothesis: string;
  readonly expected: Necessity;
  /** `fails`: a confirmed counterexample; `survives`: not shown necessary in n cases; `undecided` otherwise. */
  readonly outcome: 'fails' | 'survives' | 'undecided';
}

export interface HypothesisLine {
  readonly name: string;
  readonly words: string;
  readonly tex: string;
  /** By construction (and asserted on every instance), or filtered. */
  readonly by: 'construction' | 'guard';
}

/** One quantified object: its name, what it is in words, and the names of its axes ("N", "K·d"; "1" for none), null for a number or a name. */
export interface FieldLine {
  readonly name: string;
  readonly what: string;
  readonly axes: readonly [string, string] | null;
}

export interface ClaimEvidence extends Search {
  readonly id: string;
  readonly title: string;
  readonly paper: { readonly slug: string; readonly title: string; readonly authors: string; readonly arxiv: string; readonly venue: string };
  readonly place: string;
  /** Of the result, and of the statement as tested. */
  readonly provenance: Provenance;
  readonly statementProvenance: Provenance;
  readonly kind: Kind;
  readonly statement: string;
  /** The setting in words, with the ranges from which its sizes are drawn. */
  readonly forAll: string;
  /** What an instance is made of; labels the matrices of counterexamples. */
  readonly fields: readonly FieldLine[];
  readonly hypotheses: readonly HypothesisLine[];
  readonly readings: readonly string[];
  readonly oracle: string;
  readonly uses: readonly string[];
  readonly expected: 'held' | 'refuted';
  readonly erratum: string | null;
  readonly necessity: readonly NecessityRow[];
  /** Of claims that say what their instances exhibit, or why that is not certified. */
  readonly certificates?: Certificates;
  /** The data of its pictures, by name; absent where it has none. */
  readonly pictures?: Readonly<Record<string, Picture>>;
  /** Set when the suite itself is at fault (a generator broke its hypothesis, a residual was NaN); never a refutation. */
  readonly fault: string | null;
  /** Verdict and every necessity row equal what the claim file records. */
  readonly asRecorded: boolean;
}

/** A claim that this run left out, and why. */
export interface Skipped {
  readonly id: string;
  readonly reason: string;
}

export interface Evidence {
  readonly format: 'gainsay-evidence';
  readonly version: typeof evidenceVersion;
  readonly seed: number;
  /** 'generated', or the name of the user's data with its shape. */
  readonly data: string;
  readonly claims: readonly ClaimEvidence[];
  readonly skipped: readonly Skipped[];
  /** Items of the papers that no claim executes; left out where there are none, and in evidence from before there were any. */
  readonly notTested?: readonly NotTested[];
  /** True when the run was interrupted: what is here is finished, the rest is missing. */
  readonly partial: boolean;
  /** SHA-256 of the canonical JSON of all of the above. */
  readonly digest: string;
  /** Times, versions and machine: not part of the digest. */
  readonly environment: {
    readonly gainsay: string;
    readonly node: string;
    readonly platform: string;
    readonly packages: Readonly<Record<string, string>>;
    readonly started: string;
    readonly seconds: number;
    readonly workers: number;
    readonly claims: Readonly<Record<string, { readonly seconds: number; readonly casesPerSecond: number }>>;
  };
}
