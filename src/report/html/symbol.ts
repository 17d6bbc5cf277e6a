import { type Markup, markup } from './markup.ts';

const greek: Readonly<Record<string, string>> = {
  alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ϵ', eta: 'η', theta: 'θ', lambda: 'λ', mu: 'μ', nu: 'ν', xi: 'ξ', rho: 'ρ', sigma: 'σ', tau: 'τ', phi: 'φ', psi: 'ψ', omega: 'ω',
};

/** The letter that a name in code stands for, null for words: `alpha` is α, `x` x. */
const letterOf = (stem: string): string | null => greek[stem] ?? (stem.length === 1 ? stem : null);

const parts = (name: string): { readonly letter: string; readonly digits: string; readonly prime: boolean } | null => {
  const [, stem, digits = '', prime] = /^([a-zA-Z]+?)(\d*)(Prime)?$/.exec(name) ?? [];
  const letter = stem === undefined ? null : letterOf(stem);
  return letter === null ? null : { letter, digits, prime: prime !== undefined };
};

/** The same as plain text: α, x′, W₁. */
export const symbolText = (name: string): string => {
  const found = parts(name);
  return found === null ? name : `${found.letter}${found.prime ? '′' : ''}${found.digits.replaceAll(/\d/g, (d) => '₀₁₂₃₄₅₆₇₈₉'[Number(d)])}`;
};

/** A field's name in code as the paper's symbol: `alpha` is α, `xPrime` x′, `W1` W₁; words stay words. */
export const symbol = (name: string): Markup => {
  const found = parts(name);
  if (found === null) return markup`<span class="name">${name}</span>`;
  return markup`<var>${found.letter}</var>${found.prime ? '′' : null}${found.digits === '' ? null : markup`<sub>${found.digits}</sub>`}`;
};
