import { diagnosis, type Remark } from '../claim/losses/diagnosis.ts';
import { withValues, yourClaims } from '../claim/losses/yourLoss.ts';
import { FormulaError } from '../definitions/losses/formulaError.ts';
import { loss } from '../definitions/losses/loss.ts';
import { fieldLines } from '../evidence/fieldLines.ts';
import type { Search } from '../evidence/evidence.ts';
import { prettyJson } from '../evidence/json.ts';
import { instanceLines } from '../report/instance.ts';
import { casesWords, confirmationWords, residualWords } from '../report/words.ts';
import { search } from '../runner/search.ts';
import { defaultSeed } from '../runner/seed.ts';
import type { AnyClaim } from '../claim/claim.ts';
import { exit } from './exit.ts';
import { type Arguments, flag, seedOption, text, texts, whole } from './options.ts';
import type { Screen } from './screen.ts';
import { UsageError } from './usageError.ts';

/** name=value, one or several with commas between them. */
const parameters = (given: readonly string[]): Record<string, number> => {
  const out: Record<string, number> = {};
  for (const part of given.flatMap((entry) => entry.split(','))) {
    const [name = '', value = '', ...rest] = part.split('=').map((piece) => piece.trim());
    if (!/^[A-Za-z_]\w*$/.test(name) || name === 'x' || value === '' || rest.length > 0 || !Number.isFinite(Number(value))) {
      throw new UsageError(`--param is '${part}', expected name=number, such as tau=0.5; x is the argument of φ and ψ`);
    }
    if (Object.hasOwn(out, name)) throw new UsageError(`--param gives ${name} twice`);
    out[name] = Number(value);
  }
  return out;
};

const required = (values: Arguments['values'], name: string): string => {
  const given = text(values, name);
  if (given === undefined) throw new UsageError(`--${name} is missing: a loss is Σ_i φ(Σ_{j≠i} ψ(d_i² − d_ij²)); give both --phi and --psi, formulas in x`);
  return given;
};

/** The two formulas read; a formula that cannot be is a usage error that points at the character. */
const readLoss = async (phi: string, psi: string, values: Readonly<Record<string, number>>) => {
  const names = Object.keys(values);
  try {
    return await loss({ phi, psi }, names);
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    const option = error.text === phi ? 'phi' : 'psi';
    const hint = error.complaint.startsWith('unknown symbol') ? `\n  give a parameter its value with --param name=number` : '';
    throw new UsageError(`--${option}: ${error.message}${hint}`);
  }
};

const marks: Readonly<Record<Remark['level'], string>> = { fine: '✓', note: '!', wrong: '✗' };

/** What was found of one statement about the family. */
interface Ruling {
  readonly name: string;
  readonly claim: AnyClaim;
  readonly found: Search;
  readonly level: Remark['level'];
  readonly note: string;
}

const verdictLines = ({ claim, found, level, note }: Ruling): string[] => {
  const c = found.counterexample;
  const head = `${marks[level]} ${found.verdict.toUpperCase().padEnd(9)} ${claim.title}`;
  const example =
    c === null
      ? []
      : ['    counterexample', ...instanceLines(c.instance, 90, fieldLines(claim.forAll)).map((line) => `      ${line}`), `      ${residualWords(c.residual)}`, `      ${confirmationWords(c.confirmed)}`];
  const reason = found.verdict === 'held' || found.verdict === 'refuted' ? [] : [`    ${found.reason}`];
  return [head, ...(note === '' ? [] : [`    ${note}`]), ...reason, `    ${casesWords(found.cases)}`, ...example];
};

/** The same as data: the statement, its verdict, and the search as it stands in evidence. */
const asData = ({ name, claim, found, level, note }: Ruling): object => ({ name, title: claim.title, statement: claim.statement, level, ...(note === '' ? {} : { note }), ...found });

/** `gainsay check-loss`: see the table of commands. Exit 0 when the hypotheses of the theorem and all that applies hold, else 1. */
export const checkLossCommand = async ({ values, positionals }: Arguments, screen: Screen): Promise<number> => {
  if (positionals.length > 0) throw new UsageError(`check-loss takes options only (got ${positionals.join(' ')}); quote the formulas: --phi 'log(1 + x)' --psi 'exp(x)'`);
  const [phi, psi] = [required(values, 'phi'), required(values, 'psi')];
  const numbers = parameters(texts(values, 'param'));
  const read = await readLoss(phi, psi, numbers);
  const unused = Object.keys(numbers).filter((name) => !read.parameters.includes(name));
  if (unused.length > 0) throw new UsageError(`--param gives ${unused.join(', ')}, which neither formula has`);
  const own = withValues(read, numbers);
  const options = { seed: seedOption(values) ?? defaultSeed, ...(whole(values, 'runs', 1, 1e9) === undefined ? {} : { runs: whole(values, 'runs', 1, 1e9) as number }) };

  const json = flag(values, 'json');
  const remarks = diagnosis(own);
  if (!json) {
    const bound = Object.entries(numbers).map(([name, value]) => `${name} = ${value}`);
    screen.out(`φ(x) = ${phi}    ${read.tex.phi}\nψ(x) = ${psi}    ${read.tex.psi}\n${bound.length > 0 ? `${bound.join(', ')}\n` : ''}α_ij = φ'(ξ_i) ψ'(d_i² − d_ij²), ξ_i = Σ_{j≠i} ψ(d_i² − d_ij²)\n\n`);
    for (const { level, text: words } of remarks) screen.out(`${marks[level]} ${words}\n`);
    screen.out('\n');
  }
  const rulings: Ruling[] = [];
  for (const [name, claim] of Object.entries(yourClaims(own))) {
    const found = await search(claim, null, options);
    // Theorem 2 is about exponential ψ; what happens for others is worth knowing, not wrong.
    const outside = name === 'minPlayer' && own.exponential === null;
    const ruling: Ruling = { name, claim, found, level: found.verdict === 'held' ? 'fine' : outside ? 'note' : 'wrong', note: outside ? 'outside Theorem 2, which asks for ψ(x) = exp(x/τ); here with τ = 1' : '' };
    rulings.push(ruling);
    if (!json) for (const line of verdictLines(ruling)) screen.out(`${line}\n`);
  }
  const wrong = [...remarks, ...rulings].some(({ level }) => level === 'wrong');
  if (json) screen.out(`${prettyJson({ phi, psi, tex: read.tex, parameters: numbers, seed: options.seed, wrong, remarks, statements: rulings.map(asData) })}\n`);
  else screen.out(`\n${wrong ? 'Something is wrong with this loss: see ✗ above.' : 'The hypotheses of Theorem 1 hold where they were looked at, and so does what was tested.'}\nseed ${options.seed}\n`);
  return wrong ? exit.differs : exit.asRecorded;
};
