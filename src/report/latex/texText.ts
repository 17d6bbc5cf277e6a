/** Mathematics, in TeX, of the characters that words and formulas of claims are written with; plain TeX and amsmath only. */
const letters =
  'α\\alpha β\\beta γ\\gamma δ\\delta ε\\varepsilon ϵ\\epsilon ζ\\zeta η\\eta θ\\theta ι\\iota κ\\kappa λ\\lambda μ\\mu ν\\nu ξ\\xi π\\pi ρ\\rho σ\\sigma τ\\tau υ\\upsilon φ\\varphi ϕ\\phi χ\\chi ψ\\psi ω\\omega ' +
  'Γ\\Gamma Δ\\Delta Θ\\Theta Λ\\Lambda Ξ\\Xi Π\\Pi Σ\\Sigma Φ\\Phi Ψ\\Psi Ω\\Omega ℓ\\ell ∂\\partial ∇\\nabla ∑\\sum ∏\\prod ∫\\int √\\surd ∞\\infty ∅\\emptyset ' +
  '≤\\le ≥\\ge ≠\\ne ≈\\approx ≡\\equiv ∼\\sim ≪\\ll ≫\\gg ∝\\propto ∈\\in ∉\\notin ⊂\\subset ⊆\\subseteq ∪\\cup ∩\\cap ∀\\forall ∃\\exists ¬\\neg ∧\\wedge ∨\\vee ' +
  '±\\pm ∓\\mp ×\\times ·\\cdot ∘\\circ ⊙\\odot ⊗\\otimes ⊕\\oplus ⊥\\perp ⟂\\perp ∥\\parallel ‖\\| ⟨\\langle ⟩\\rangle ⌈\\lceil ⌉\\rceil ⌊\\lfloor ⌋\\rfloor ' +
  '→\\to ←\\leftarrow ↔\\leftrightarrow ↦\\mapsto ⇒\\Rightarrow ⇐\\Leftarrow ⇔\\Leftrightarrow −- …\\dots ⋯\\cdots ⋮\\vdots ′\' ″\'\' ‴\'\'\' ½\\tfrac12 ¼\\tfrac14 ¾\\tfrac34 °^\\circ ' +
  'ℝ\\mathbf{R} ℕ\\mathbf{N} ℤ\\mathbf{Z} ℚ\\mathbf{Q} ℂ\\mathbf{C} ℰ\\mathcal{E} 𝒞\\mathcal{C} ℒ\\mathcal{L} 𝟏\\mathbf{1} 𝟙\\mathbf{1} ẇ\\dot{w} ĝ\\hat{g} \u0304\\bar{} \u0303\\tilde{} \u0302\\hat{} ' +
  '⁰^0 ¹^1 ²^2 ³^3 ⁴^4 ⁵^5 ⁶^6 ⁷^7 ⁸^8 ⁹^9 ⁺^+ ⁻^- ⁿ^n ᵀ^\\top ᵏ^k ᵈ^d ᵉ^e ʳ^r ᵒ^o ᴹ^M ₀_0 ₁_1 ₂_2 ₃_3 ₄_4 ₅_5 ₆_6 ₇_7 ₈_8 ₉_9 ₊_+ ₋_- ₖ_k ₘ_m ᵢ_i ⱼ_j';

const symbols = new Map(letters.split(' ').map((entry): [string, string] => {
  const [character] = entry;
  return [character, entry.slice(character.length)];
}));

/** Characters of words that are no mathematics. */
const words = new Map([
  ['\\', '\\textbackslash{}'], ['{', '\\{'], ['}', '\\}'], ['$', '\\$'], ['&', '\\&'], ['#', '\\#'], ['_', '\\_'], ['%', '\\%'], ['~', '\\textasciitilde{}'], ['^', '\\textasciicircum{}'],
  ['<', '\\ensuremath{<}'], ['>', '\\ensuremath{>}'], ['|', '\\ensuremath{|}'], ['"', "''"], ['`', '\\textasciigrave{}'], ['\u00A0', '~'],
  ['–', '--'], ['—', '---'], ['‘', '`'], ['’', "'"], ['“', '``'], ['”', "''"], ['•', '\\textbullet{}'], ['é', "\\'e"], ['ö', '\\"o'], ['ä', '\\"a'], ['ü', '\\"u'], ['è', '\\`e'], ['ç', '\\c{c}'], ['ß', '\\ss{}'],
]);

const isAscii = (character: string): boolean => character >= ' ' && character <= '~';

const named = (character: string): string => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Words as plain ASCII LaTeX that every engine sets: specials escaped, mathematical characters in their commands, others by code point. */
export const texText = (text: string): string =>
  Array.from(text, (c) => {
    const word = words.get(c);
    if (word !== undefined) return word;
    if (isAscii(c)) return c;
    const symbol = symbols.get(c);
    return symbol === undefined ? `[${named(c)}]` : `\\ensuremath{${/^[_^]/.test(symbol) ? '{}' : ''}${symbol}}`;
  }).join('');

/** A formula with its non-ASCII characters as commands, or null when one has none. */
export const asciiFormula = (tex: string): string | null => {
  const parts = Array.from(tex, (c) => (isAscii(c) ? c : (symbols.get(c) ?? null)));
  if (parts.includes(null)) return null;
  return parts.map((part, i) => (part !== null && /\\[A-Za-z]+$/.test(part) && /^[A-Za-z]/.test(parts[i + 1] ?? '') ? `${part} ` : part)).join('');
};
