/** Environments of amsmath that set mathematics inside a formula. */
const environments = new Set(['matrix', 'pmatrix', 'bmatrix', 'Bmatrix', 'vmatrix', 'Vmatrix', 'smallmatrix', 'array', 'cases', 'aligned', 'alignedat', 'gathered', 'split']);

/** Commands that act on the document, the page or the machine instead of setting mathematics. */
const acts =
  /^(?:input|include.*|openin|openout|closein|closeout|read|readline|write.*|immediate|special|[egx]?def|let|futurelet|.*catcode|csname|endcsname|expandafter|noexpand|(?:re)?new.*|provide.*|Declare.*|usepackage|require|loop|repeat|href|url|html.*|style|class|cssId|data|verb|lstinline|every.*|aftergroup|afterassignment|global|long|outer|jobname|direct.*|pdf.*|shipout|output|halt|batchmode|scantokens|char|unicode|par|hbox|vbox|end|begin|bye|stop|document.*|label|tag|ref|eqref|cite|item|parbox|minipage|rule|message|errmessage|show.*|if(?!f$).*|fi|else|or|undefined|.*@.*)$/;

/**
 * A formula of evidence on one line, or null when it is not one that may be set as mathematics: braces or environments
 * that do not balance, an unescaped $, % or #, a stray &, a command that acts on the document (\input, \def, \href …).
 * Whoever gets null shows the source as code.
 */
export const formula = (tex: string): string | null => {
  const line = tex.replaceAll(/\s+/g, ' ').trim();
  if (line === '' || line.includes('^^')) return null;
  const open: string[] = [];
  const tokens = /\\(?:(begin|end)\s*\{([^{}]*)\}|([A-Za-z@]+)|([^A-Za-z@])|$)|[{}$%#&]/g;
  for (const [token, bound, environment = '', word, symbol] of line.matchAll(tokens)) {
    if (token === '\\') return null;
    if (symbol !== undefined) {
      if (symbol === '(' || symbol === ')' || symbol === '[' || symbol === ']') return null;
    } else if (word !== undefined) {
      if (acts.test(word)) return null;
    } else if (bound === 'begin') {
      if (!environments.has(environment)) return null;
      open.push(environment);
    } else if (bound === 'end') {
      if (open.pop() !== environment) return null;
    } else if (token === '{') {
      open.push('{');
    } else if (token === '}') {
      if (open.pop() !== '{') return null;
    } else if (token === '&') {
      if (!open.some((o) => o !== '{')) return null;
    } else {
      return null;
    }
  }
  return open.length === 0 ? line : null;
};
