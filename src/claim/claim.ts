import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import type { Matrix } from '../linalg/matrix.ts';
import type { AnyInstance, Fields } from '../settings/field.ts';
import type { AnyHypothesis, Hypothesis } from '../settings/hypothesis.ts';
import type { Instance, Setting } from '../settings/setting.ts';
import { isIdOf, type Source } from './paper.ts';
import type { Exhibit } from './exhibit.ts';
import type { Depicted } from './traces/flowed.ts';
import type { Picture } from './picture.ts';
import type { Conclusion } from './residual.ts';

export type Kind = 'identity' | 'inequality' | 'existence' | 'dynamics' | 'statistical' | 'asymptotic' | 'empirical';

/** What a dropped hypothesis does: `fails` needs a confirmed counterexample, `survives` is "not shown necessary in n cases". */
export type Necessity = 'fails' | 'survives';

/** An instance over another number system: matrices become tables of scalars, numbers scalars; names stay. */
export type Lifted<I, S> = { readonly [K in keyof I]: I[K] extends Matrix ? Table<S> : I[K] extends number ? S : I[K] };

/** The conclusion as scalars that are all zero, or all at least zero, exactly when it holds. */
export type Exactly<S> = { readonly zero: readonly S[] } | { readonly nonNegative: readonly S[] };

/** A regime that random instances must reach, with the least share of cases. */
export interface Regime<I> {
  readonly share: number;
  readonly when: (instance: I) => boolean;
}

/** An instance written by hand: nested rows, numbers, names; sizes are read off the shapes or given in `dims`. */
export type Written = Readonly<Record<string, unknown>>;

export interface Claim<I, H extends Readonly<Record<string, Hypothesis<I>>>> {
  /** '<paper slug>/<name>', never renamed once published. */
  readonly id: string;
  /** One sentence in words, for the screen. */
  readonly title: string;
  readonly source: Source;
  readonly kind: Kind;
  /** The statement in TeX. */
  readonly statement: string;
  readonly suppose: H;
  readonly then: (instance: I) => Conclusion;
  /** Every hypothesis has its entry: leaving one out does not compile. */
  readonly without: { readonly [K in keyof H]: Necessity };
  /** The conclusion once more, from `definitions/` over any arithmetic: the second path that confirms a refutation. */
  readonly confirm?: <S>(R: Arithmetic<S>, instance: Lifted<I, S>) => Exactly<S>;
  /** Why no second path confirms its refutations, printed beside each; for claims without `confirm`. */
  readonly unconfirmed?: string;
  /** The isolated points that the instance exhibits (optima, fixed points), each certified in intervals or with the reason why not; asked of a few instances. */
  readonly certify?: (instance: I) => readonly Exhibit[];
  /** Which of the points that the conclusion speaks of are not certified, and why; a claim of existence says this or `certify`. */
  readonly uncertified?: string;
  /** Recorded verdict; `refuted` for statements found false, which then name the nearest one that holds. */
  readonly expect?: 'held' | 'refuted';
  readonly erratum?: string;
  /** Claims this one rests on. */
  readonly uses?: readonly string[];
  readonly covers?: Readonly<Record<string, Regime<I>>>;
  readonly witnesses?: readonly Written[];
  /** Choices made where the source is ambiguous, and every narrowing that the statement does not name. */
  readonly readings?: readonly string[];
  /** What the conclusion is checked against, and why that is independent of it. */
  readonly oracle: string;
  /** Random cases by default, where the usual thousand costs too much or shows too little. */
  readonly runs?: number;
  /** What is worth seeing, by name: data computed without randomness, or from a seed that is said in the description. */
  readonly pictures?: Readonly<Record<string, () => Picture>>;
  /** What is worth seeing of one instance: trajectories, landscapes. The page draws them anew after every edit. */
  readonly traces?: (instance: I) => Readonly<Record<string, Depicted>>;
  /** Why no instance is drawn; a claim of dynamics says this or `traces`. */
  readonly untraced?: string;
}

/** A claim with its setting, as the runner takes it; methods, so that claims over any instance fit (bivariance). */
export interface AnyClaim {
  readonly id: string;
  readonly title: string;
  readonly source: Source;
  readonly kind: Kind;
  readonly statement: string;
  readonly forAll: Setting;
  readonly suppose: Readonly<Record<string, AnyHypothesis>>;
  then(instance: AnyInstance): Conclusion;
  readonly without: Readonly<Record<string, Necessity>>;
  confirm?<S>(R: Arithmetic<S>, instance: Lifted<AnyInstance, S>): Exactly<S>;
  readonly unconfirmed?: string;
  certify?(instance: AnyInstance): readonly Exhibit[];
  readonly uncertified?: string;
  readonly expect: 'held' | 'refuted';
  readonly erratum?: string;
  readonly uses: readonly string[];
  readonly covers: Readonly<Record<string, { readonly share: number; when(instance: AnyInstance): boolean }>>;
  readonly witnesses: readonly Written[];
  readonly readings: readonly string[];
  readonly oracle: string;
  readonly runs?: number;
  readonly pictures?: Readonly<Record<string, () => Picture>>;
  traces?(instance: AnyInstance): Readonly<Record<string, Depicted>>;
  readonly untraced?: string;
}

/** A claim as data: for all … suppose … then …; fills the defaults and refuses contradictory specifications. */
export const claim = <F extends Fields, D extends string, const H extends Readonly<Record<string, Hypothesis<Instance<F, D>>>>>(
  spec: Claim<Instance<F, D>, H> & { readonly forAll: Setting<F, D> },
): AnyClaim => {
  if (!isIdOf(spec.source.paper.slug, spec.id)) {
    throw new TypeError(`claim ${spec.id}: the id must be '${spec.source.paper.slug}/<name>' in lower case, digits and hyphens`);
  }
  for (const [what, tex] of [['the statement', spec.statement] as const, ...Object.entries<Hypothesis<Instance<F, D>>>(spec.suppose).map(([name, h]) => [name, h.tex] as const)]) {
    // '\text' outside String.raw is a tab and 'ext': nothing later tells it from what was meant.
    if (/\p{Cc}/u.test(tex)) throw new TypeError(`claim ${spec.id}: the TeX of ${what} holds a control character; write it with String.raw`);
  }
  const narrowedBy = new Map<string, string>();
  for (const [name, h] of Object.entries<Hypothesis<Instance<F, D>>>(spec.suppose)) {
    for (const field of [...Object.keys(h.narrow ?? {}), ...Object.keys(h.narrowDims ?? {})]) {
      const other = narrowedBy.get(field);
      if (other !== undefined) {
        throw new TypeError(`claim ${spec.id}: the hypotheses ${other} and ${name} both narrow ${field}; merge them, or let one be a guard`);
      }
      if (!(field in spec.forAll.fields) && !(field in spec.forAll.dims)) {
        throw new TypeError(`claim ${spec.id}: ${name} narrows ${field}, which setting ${spec.forAll.id} does not have`);
      }
      narrowedBy.set(field, name);
    }
  }
  // The compiler sees to this, except where the specification was put together from parts: then a hypothesis would go untested.
  for (const name of Object.keys(spec.suppose)) {
    if (!Object.hasOwn(spec.without, name)) throw new TypeError(`claim ${spec.id}: \`without\` has no entry for ${name}; record 'fails' or 'survives'`);
  }
  for (const name of Object.keys(spec.without)) {
    if (!Object.hasOwn(spec.suppose, name)) throw new TypeError(`claim ${spec.id}: \`without\` has an entry for ${name}, which \`suppose\` does not have`);
  }
  for (const name of Object.keys(spec.pictures ?? {})) {
    if (!/^[a-z0-9-]+$/.test(name)) throw new TypeError(`claim ${spec.id}: the picture '${name}' names a file; write it in lower case, digits and hyphens`);
  }
  if (spec.kind === 'existence' && spec.certify === undefined && spec.uncertified === undefined) {
    throw new TypeError(`claim ${spec.id}: a claim of existence certifies what its instances exhibit (\`certify\`), or says why not (\`uncertified\`)`);
  }
  if (spec.kind === 'dynamics' && spec.traces === undefined && spec.untraced === undefined) {
    throw new TypeError(`claim ${spec.id}: a claim of dynamics draws the trajectories of an instance (\`traces\`), or says why not (\`untraced\`)`);
  }
  if (spec.confirm !== undefined && spec.unconfirmed !== undefined) {
    throw new TypeError(`claim ${spec.id}: \`unconfirmed\` says why there is no second path, but there is one; what \`confirm\` cannot decide it throws as NotDecided, with the reason`);
  }
  if (spec.expect === 'refuted' && spec.erratum === undefined) {
    throw new TypeError(`claim ${spec.id}: a statement expected to be refuted names its erratum, the nearest claim that holds`);
  }
  const defaults = { expect: 'held', uses: [], covers: {}, witnesses: [], readings: [] } as const;
  return { ...defaults, ...spec } as unknown as AnyClaim;
};
