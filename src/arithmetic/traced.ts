import type { Arithmetic } from './arithmetic.ts';

/** A number with the line of the program that computes it. */
export interface Traced<S> {
  readonly value: S;
  readonly line: number;
}

export interface Trace<S> {
  /** R, every operation written down as it is done; equal operations once. */
  readonly R: Arithmetic<Traced<S>>;
  /** A number that comes from outside, by name: the program reads it. */
  readonly input: (name: string, value: S) => Traced<S>;
  /** The lines that the given results and the branches taken need, and the numbers of the results' lines, from 0. */
  readonly program: (results: readonly Traced<S>[]) => { readonly lines: readonly string[]; readonly results: readonly number[] };
}

/** Thrown by an operation of a trace whose branches alone need more lines than are allowed. */
export class TooLong extends Error {}

/**
 * An arithmetic that evaluates over R and writes a straight-line program of what it did, for another machine to redo. Lines:
 * `@name` reads an input; `=x` is the double x; `+a b`, `-a b`, `*a b`, `/a b` combine the lines that stand a and b before (1: the line above), so
 * that equal pieces read alike and pack well; `exp a`, `log a`, `sqrt a`, `logistic a`, `normalCdf a` apply a function to one;
 * `?a b s` is no number but a branch: the sign of the one line less the other was s. What went through `toNumber` enters again as a constant.
 * Throws `TooLong` as soon as the branches taken need more than `mostLines`.
 */
export const traced = <S>(base: Arithmetic<S>, mostLines = Infinity): Trace<S> => {
  const nodes: { readonly head: string; readonly from: readonly number[]; readonly tail: string }[] = [];
  const known = new Map<string, number>();
  const node = (head: string, from: readonly number[], tail = ''): number => {
    const text = head + from.join(' ') + tail;
    const found = known.get(text);
    if (found !== undefined) return found;
    known.set(text, nodes.length);
    return nodes.push({ head, from, tail }) - 1;
  };
  /** The lines that the branches taken need. */
  const needed = new Set<number>();
  const need = (line: number, of: Set<number>): void => {
    const open = [line];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (of.has(at)) continue;
      of.add(at);
      open.push(...nodes[at].from);
    }
  };
  const binary = (sign: string, op: (a: S, b: S) => S) => (a: Traced<S>, b: Traced<S>): Traced<S> => ({ value: op(a.value, b.value), line: node(sign, [a.line, b.line]) });
  const unary = (name: string, op: (a: S) => S) => (a: Traced<S>): Traced<S> => ({ value: op(a.value), line: node(`${name} `, [a.line]) });
  return {
    R: {
      name: `traced ${base.name}`,
      exact: base.exact,
      of: (x) => ({ value: base.of(x), line: node(`=${x}`, []) }),
      add: binary('+', base.add),
      sub: binary('-', base.sub),
      mul: binary('*', base.mul),
      div: binary('/', base.div),
      exp: unary('exp', base.exp),
      log: unary('log', base.log),
      sqrt: unary('sqrt', base.sqrt),
      logistic: unary('logistic', base.logistic),
      normalCdf: unary('normalCdf', base.normalCdf),
      compare: (a, b) => {
        const sign = Math.sign(base.compare(a.value, b.value));
        need(node('?', [a.line, b.line], ` ${sign}`), needed);
        if (needed.size > mostLines) throw new TooLong(`traced: the branches need more than ${mostLines} lines`);
        return sign;
      },
      toNumber: (a) => base.toNumber(a.value),
    },
    input: (name, value) => ({ value, line: node(`@${name}`, []) }),
    program: (results) => {
      const all = new Set(needed);
      results.forEach((result) => need(result.line, all));
      const kept = [...all].sort((a, b) => a - b);
      const renumbered = new Map(kept.map((at, k) => [at, k]));
      return {
        lines: kept.map((at, k) => nodes[at].head + nodes[at].from.map((from) => k - (renumbered.get(from) ?? k)).join(' ') + nodes[at].tail),
        results: results.map((result) => renumbered.get(result.line) ?? -1),
      };
    },
  };
};
