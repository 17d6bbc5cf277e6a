import { type Markup, markup } from './markup.ts';

const greek: Readonly<Record<string, string>> = {
  alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ϵ', eta: 'η', theta: 'θ', lambda: 'λ', mu: 'μ', nu: 'ν', xi: 'ξ', rho: 'ρ', sigma: 'σ', tau: 'τ', phi: 'φ', psi: 'ψ', omega: 'ω',
};

/** A field's name in code as the paper's symbol: `alpha` is α, `xPrime` x′, `W1` W₁; words stay words. */
export const symbol = (name: string): Markup => {
  const [, stem, digits, prime] = /^([a-zA-Z]+?)(\d*)(Prime)?$/.exec(name) ?? [];
  const letter = stem === undefined ? undefined : (greek[stem] ?? (stem.length === 1 ? stem : undefined));
  if (letter === undefined) return markup`<span class="name">${name}</span>`;
  return markup`<var>${letter}</var>${prime === undefined ? null : '′'}${digits === '' ? null : markup`<sub>${digits}</sub>`}`;
};
