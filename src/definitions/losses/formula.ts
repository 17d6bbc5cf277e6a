import type { derivative, FunctionNode, MathNode, OperatorNode, parse, SymbolNode } from 'mathjs';
import type { Exponential, ThroughLogarithm } from './contrastiveLoss.ts';
import { FormulaError } from './formulaError.ts';
import { affineIn, contains, product, substitute, type Operation, type Tree } from './tree.ts';

/** What we take of it. */
interface MathJs {
  readonly parse: typeof parse;
  readonly derivative: typeof derivative;
  readonly SymbolNode: new (name: string) => SymbolNode;
}

/** mathjs, loaded with the first formula that is read: it takes longer to load than all the rest of the suite. */
const mathjs = async (): Promise<MathJs> => (await import('mathjs/number')) as unknown as MathJs;

/** The functions of a formula: how many arguments, and the tree. */
const functions: Readonly<Record<string, { readonly args: number; tree(...args: readonly Tree[]): Tree }>> = {
  exp: { args: 1, tree: (u) => ['exp', u] },
  log: { args: 1, tree: (u) => ['log', u] },
  ln: { args: 1, tree: (u) => ['log', u] },
  sqrt: { args: 1, tree: (u) => ['sqrt', u] },
  logistic: { args: 1, tree: (u) => ['logistic', u] },
  sigmoid: { args: 1, tree: (u) => ['logistic', u] },
  softplus: { args: 1, tree: (u) => ['softplus', u] },
  tanh: { args: 1, tree: (u) => ['sub', ['mul', 2, ['logistic', ['mul', 2, u]]], 1] },
  max: { args: 2, tree: (u, v) => ['max', u, v] },
  min: { args: 2, tree: (u, v) => ['neg', ['max', ['neg', u], ['neg', v]]] },
  relu: { args: 1, tree: (u) => ['max', u, 0] },
  abs: { args: 1, tree: (u) => ['max', u, ['neg', u]] },
};

/** What mathjs can differentiate; the other functions go by a rule of ours and the chain rule. */
const differentiable = ['exp', 'log', 'sqrt'];

const operators: Readonly<Record<string, Operation>> = { add: 'add', subtract: 'sub', multiply: 'mul', divide: 'div', unaryMinus: 'neg', pow: 'pow' };

const constants: Readonly<Record<string, number>> = { pi: Math.PI, e: Math.E };

/** The tokens of a formula that has no other characters: numbers, names, signs. */
const tokens = (text: string): { readonly token: string; readonly at: number }[] =>
  [...text.matchAll(/(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|[A-Za-z_]\w*|\S/g)].map((match) => ({ token: match[0], at: match.index }));

const listed = (names: readonly string[]): string => names.join(', ');

/** Throws at the first token that no formula can hold: a strange character, an unknown symbol or function, a symbol called like a function. */
const checkTokens = (text: string, symbols: readonly string[]): void => {
  const all = tokens(text);
  if (all.length === 0) throw new FormulaError(text, 0, 'the formula is empty; write one in x, such as log(1 + x)');
  all.forEach(({ token, at }, k) => {
    if (/^[\d.]/.test(token)) return;
    const called = all[k + 1]?.token === '(';
    if (!/^[A-Za-z_]/.test(token)) {
      if (!/^[-+*/^(),]$/.test(token)) throw new FormulaError(text, at, `'${token}' has no meaning in a formula; there are + - * / ^ ( ) and the functions ${listed(Object.keys(functions))}`);
    } else if (called && !Object.hasOwn(functions, token)) {
      const known = symbols.includes(token) || Object.hasOwn(constants, token);
      throw new FormulaError(text, at, known ? `${token} is no function; write ${token}*(…)` : `unknown function ${token}; there are ${listed(Object.keys(functions))}`);
    } else if (!called && !symbols.includes(token) && !Object.hasOwn(constants, token)) {
      if (Object.hasOwn(functions, token)) throw new FormulaError(text, at, `${token} is a function; write ${token}(…)`);
      throw new FormulaError(text, at, `unknown symbol ${token}; a formula is in x and parameters that have a value${symbols.length > 1 ? ` (${listed(symbols.filter((s) => s !== 'x'))})` : ''}`);
    }
  });
};

const isOperator = (node: MathNode): node is OperatorNode => node.type === 'OperatorNode';
const isFunction = (node: MathNode): node is FunctionNode => node.type === 'FunctionNode';
const nameOf = (node: FunctionNode): string => (node.fn as unknown as { readonly name: string }).name;
const inner = (node: MathNode): MathNode => (node.type === 'ParenthesisNode' ? inner((node as unknown as { readonly content: MathNode }).content) : node);

/** The tree of a formula; what mathjs read and no tree can hold is an error at the start of the text. */
const treeOf = (text: string, node: MathNode): Tree => {
  const own = inner(node);
  if (own.type === 'ConstantNode') return Number((own as unknown as { readonly value: number }).value);
  if (own.type === 'SymbolNode') {
    const { name } = own as unknown as { readonly name: string };
    return constants[name] ?? name;
  }
  if (isOperator(own)) {
    if (own.fn === 'unaryPlus') return treeOf(text, own.args[0]);
    const operation = (operators as Readonly<Record<string, Operation | undefined>>)[own.fn as string];
    const args = own.args.map((arg) => treeOf(text, arg));
    // A power with x in its exponent by e and log: multiplying out a whole exponent would lose the derivative by it.
    if (operation === 'pow' && contains(args[1], 'x')) return ['exp', args[0] === Math.E ? args[1] : ['mul', args[1], ['log', args[0]]]];
    if (operation !== undefined) return [operation, ...args] as Tree;
  }
  if (isFunction(own)) {
    const { args, tree } = functions[nameOf(own)];
    if (own.args.length !== args) {
      const at = new RegExp(String.raw`\b${nameOf(own)}\s*\(`).exec(text)?.index ?? 0;
      throw new FormulaError(text, at, `${nameOf(own)} takes ${args === 1 ? 'one argument' : `${args} arguments`}, it was given ${own.args.length}`);
    }
    return tree(...own.args.map((arg) => treeOf(text, arg)));
  }
  throw new FormulaError(text, 0, `'${own.toString()}' has no meaning in a formula`);
};

/** A formula as read: the node of mathjs, with its text for messages. */
interface Read {
  readonly text: string;
  readonly node: MathNode;
  readonly math: MathJs;
}

/** Reads a formula; throws a `FormulaError` that points at the character. */
const read = async (text: string, symbols: readonly string[]): Promise<Read> => {
  checkTokens(text, symbols);
  const math = await mathjs();
  try {
    return { text, node: math.parse(text), math };
  } catch (error) {
    const { message, char } = error as { readonly message: string; readonly char?: number };
    throw new FormulaError(text, Math.min((char ?? 1) - 1, text.length), message.replace(/\s*\(char \d+\)$/, '').replace(/^./, (c) => c.toLowerCase()));
  }
};

/** d/du of the functions that mathjs does not differentiate as we need them, as trees in their arguments, one per argument. */
const rules: Readonly<Record<string, (...args: readonly Tree[]) => readonly Tree[]>> = {
  logistic: (u) => [['mul', ['logistic', u], ['logistic', ['neg', u]]]],
  sigmoid: (u) => [['mul', ['logistic', u], ['logistic', ['neg', u]]]],
  softplus: (u) => [['logistic', u]],
  tanh: (u) => [['mul', 4, ['mul', ['logistic', ['mul', 2, u]], ['logistic', ['mul', -2, u]]]]],
};

/** The value of a constant expression, NaN of any other. */
const constantValue = (node: MathNode): number => {
  try {
    return Number(node.evaluate());
  } catch {
    return Number.NaN;
  }
};

/** Whether a power in the formula has an exponent that is no whole number: mathjs then simplifies (u²)^{1/4} to u^{1/2}, which is false, or has no value, at u < 0. */
const hasRoots = (node: MathNode): boolean =>
  node.filter((part) => isOperator(part) && part.fn === 'pow' && !Number.isInteger(constantValue(part.args[1]))).length > 0;

/**
 * The derivative by one symbol. Calls that mathjs does not know become symbols s_k; with F the formula in x and these,
 * dF/dx = ∂F/∂x + Σ_k ∂F/∂s_k · ds_k/dx, the partial derivatives by mathjs; max, min, relu and abs branch.
 */
const derivativeOf = ({ text, node, math }: Read, symbol: string): Tree => {
  const calls: { readonly name: string; readonly call: FunctionNode }[] = [];
  const outer = node.transform((part) => {
    if (isFunction(part) && nameOf(part) === 'ln') return math.parse(`log(${part.args[0].toString()})`);
    if (!isFunction(part) || differentiable.includes(nameOf(part))) return part;
    const name = `s_${calls.length}`;
    calls.push({ name, call: part });
    return new math.SymbolNode(name) as unknown as MathNode;
  });
  const simplify = !hasRoots(outer);
  const back: Record<string, Tree> = Object.fromEntries(calls.map(({ name, call }) => [name, treeOf(text, call)]));
  const partial = (by: string): Tree => substitute(treeOf(text, math.derivative(outer, by, { simplify })), back);
  return calls.reduce<Tree>(
    (sum, { name, call }) => {
      const own = slopeOfCall({ text, node: call, math }, call, symbol);
      const term = product(partial(name), own);
      return term === 0 ? sum : sum === 0 ? term : ['add', sum, term];
    },
    partial(symbol),
  );
};

const slopeOfCall = (around: Read, call: FunctionNode, symbol: string): Tree => {
  const name = nameOf(call);
  const args = call.args.map((arg) => treeOf(around.text, arg));
  const slopes = call.args.map((arg) => derivativeOf({ ...around, node: arg }, symbol));
  const difference = (u: Tree, v: Tree): Tree => (v === 0 ? u : ['sub', u, v]);
  const negative = (u: Tree): Tree => product(-1, u);
  if (slopes.every((own) => own === 0)) return 0;
  if (name === 'relu') return ['branch', args[0], slopes[0], 0];
  if (name === 'abs') return ['branch', args[0], slopes[0], negative(slopes[0])];
  if (name === 'max') return ['branch', difference(args[0], args[1]), slopes[0], slopes[1]];
  // min(u, v) = −max(−u, −v), whose left derivative is the larger one.
  if (name === 'min') return negative(['branch', difference(args[1], args[0]), negative(slopes[0]), negative(slopes[1])]);
  return rules[name](...args).reduce<Tree>((sum, rule, k) => (slopes[k] === 0 ? sum : sum === 0 ? product(rule, slopes[k]) : ['add', sum, product(rule, slopes[k])]), 0);
};

/** φ = F(log(a + b·x)), if x occurs in φ only inside one and the same logarithm of an affine function. */
const throughLogarithm = ({ text, node, math }: Read): ThroughLogarithm | null => {
  const found = new Set<string>();
  const outer = node.transform((part) => {
    if (!isFunction(part) || !['log', 'ln'].includes(nameOf(part)) || !contains(treeOf(text, part), 'x')) return part;
    found.add(part.args[0].toString());
    return new math.SymbolNode('l') as unknown as MathNode;
  });
  const [argument, ...others] = found;
  const value = treeOf(text, outer);
  if (argument === undefined || others.length > 0 || contains(value, 'x')) return null;
  const parts = affineIn(treeOf(text, math.parse(argument)), 'x');
  return parts === null ? null : { a: parts[0], b: parts[1], value, slope: derivativeOf({ text, node: outer, math }, 'l') };
};

/** ψ = factor·e^{a + b·x}, factor, a and b free of x. */
export const exponentialIn = (tree: Tree): Exponential | null => {
  if (typeof tree !== 'object') return null;
  const [operation, u, v] = tree;
  if (operation === 'exp') {
    const parts = affineIn(u, 'x');
    return parts === null ? null : { factor: 1, a: parts[0], b: parts[1] };
  }
  const [inside, outside] = operation === 'mul' && !contains(u, 'x') ? [v, u] : [u, v];
  if (!['mul', 'div'].includes(operation) || contains(outside, 'x')) return null;
  const found = exponentialIn(inside);
  return found && { ...found, factor: operation === 'mul' ? product(outside, found.factor) : ['div', found.factor, outside] };
};

const texNames: Readonly<Record<string, string>> = { logistic: String.raw`\sigma`, sigmoid: String.raw`\sigma`, softplus: String.raw`\mathrm{softplus}`, relu: String.raw`\mathrm{relu}`, max: String.raw`\max`, min: String.raw`\min`, log: String.raw`\log`, ln: String.raw`\log` };

const texOf = (node: MathNode): string => {
  const handler = (part: MathNode, options: object): string | undefined => {
    if (isOperator(part) && part.fn === 'multiply') return part.args.map((arg) => arg.toTex(options)).join(String.raw`\,`);
    if (isFunction(part) && texNames[nameOf(part)] !== undefined) return String.raw`${texNames[nameOf(part)]}\left(${part.args.map((arg) => arg.toTex(options)).join(', ')}\right)`;
    return undefined;
  };
  return node.toTex({ handler, parenthesis: 'auto' }).replaceAll(/\s+/g, ' ').replaceAll(/([{( ]) (?=[A-Za-z])/g, '$1').trim();
};

/** A formula in x and parameters: tree, derivative by x, the structures that it has, TeX. */
export interface Formula {
  readonly tree: Tree;
  readonly derivative: Tree;
  readonly logarithm: ThroughLogarithm | null;
  readonly exponential: Exponential | null;
  readonly tex: string;
}

/** Reads a formula in x and the given parameters; throws a `FormulaError` that points at the character where it cannot. */
export const formula = async (text: string, parameters: readonly string[]): Promise<Formula> => {
  const whole = await read(text, ['x', ...parameters]);
  const tree = treeOf(text, whole.node);
  return { tree, derivative: derivativeOf(whole, 'x'), logarithm: throughLogarithm(whole), exponential: exponentialIn(tree), tex: texOf(whole.node) };
};
