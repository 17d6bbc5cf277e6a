/** Environments of amsmath that set mathematics inside a formula. */
const environments = new Set(['matrix', 'pmatrix', 'bmatrix', 'Bmatrix', 'vmatrix', 'Vmatrix', 'smallmatrix', 'array', 'cases', 'aligned', 'alignedat', 'gathered', 'split']);

/** Commands that act on the document, the page or the machine instead of setting mathematics. */
const acts =
  /^(?:input|include.*|openin|openout|closein|closeout|read|readline|write.*|immediate|special|[egx]?def|let|futurelet|.*catcode|csname|endcsname|expandafter|noexpand|(?:re)?new.*|provide.*|Declare.*|usepackage|require|loop|repeat|href|url|html.*|style|class|cssId|data|verb|lstinline|every.*|aftergroup|afterassignment|global|long|outer|jobname|direct.*|pdf.*|shipout|output|halt|batchmode|scantokens|char|unicode|par|hbox|vbox|end|begin|bye|stop|document.*|label|tag|ref|eqref|cite|item|parbox|minipage|rule|message|errmessage|show.*|if(?!f$).*|fi|else|or|undefined|.*@.*)$/;

/** Commands whose argument is words, in which scripts have no meaning. */
const wording = /^(?:text.*|mbox|operatorname)$/;

/** A group, environment or \left … \right that is open, and the scripts that its last atom has. */
interface Open {
  readonly by: string;
  readonly words: boolean;
  scripts: string;
  /** A script has begun and waits for its argument. */
  pending: boolean;
}

const opened = (by: string, words = false): Open => ({ by, words, scripts: '', pending: false });

/** Takes one atom: the argument of a script that waits for it, else a new nucleus. */
const atom = (frame: Open): void => {
  if (!frame.pending) frame.scripts = '';
  frame.pending = false;
};

/** Adds a script or prime to the last atom; false where TeX would find two of a kind, or none to argue with. */
const script = (frame: Open, mark: string): boolean => {
  if (frame.pending || frame.words || frame.scripts.includes(mark) || (mark === "'" && frame.scripts.includes('^'))) return false;
  if (mark !== "'") {
    frame.scripts += mark;
    frame.pending = true;
  }
  return true;
};

const tokens = /\\(?:(begin|end)\s*\{([^{}]*)\}|([A-Za-z@]+\*?)|([^A-Za-z@])|$)|[^\\]/gu;

/** Whether TeX would set the line as one formula. */
const sound = (line: string): boolean => {
  const stack = [opened('')];
  let words = false;
  const close = (by: string): boolean => {
    const frame = stack.pop();
    if (frame === undefined || frame.by !== by || frame.pending || stack.length === 0) return false;
    atom(stack[stack.length - 1]);
    return true;
  };
  for (const [token, bound, environment = '', word, symbol] of line.matchAll(tokens)) {
    const frame = stack[stack.length - 1];
    const wordsNext: boolean = words && (token === ' ' || token === '{');
    words = false;
    if (bound === 'begin') {
      if (!environments.has(environment)) return false;
      stack.push(opened(environment));
    } else if (bound === 'end') {
      if (!close(environment)) return false;
    } else if (word === 'left') {
      stack.push(opened('\\left'));
    } else if (word === 'right') {
      if (!close('\\left')) return false;
    } else if (word !== undefined) {
      if (acts.test(word.replace('*', ''))) return false;
      words = wording.test(word);
      atom(frame);
    } else if (token === '{') {
      stack.push(opened('{', wordsNext || frame.words));
    } else if (token === '}') {
      if (!close('{')) return false;
    } else if (token === '&' || symbol === '\\') {
      if (frame.pending || (token === '&' && !environments.has(frame.by))) return false;
      frame.scripts = '';
    } else if (token === '_' || token === '^' || token === "'") {
      if (!(token === "'" && frame.words) && !script(frame, token)) return false;
    } else if (token === ' ') {
      words = wordsNext;
    } else if (/^(?:\\[()[\]]?|[$%#])$/.test(token)) {
      return false;
    } else {
      atom(frame);
    }
  }
  return stack.length === 1 && !stack[0].pending;
};

/**
 * A formula of evidence on one line, or null when it is not one that may be set as mathematics: groups, environments or
 * \left … \right that do not balance, an unescaped $, % or #, a stray &, two scripts of a kind, a command that acts on the
 * document (\input, \def, \href …). Whoever gets null shows the source as code.
 */
export const formula = (tex: string): string | null => {
  const line = tex.replaceAll(/\s+/g, ' ').trim();
  return line === '' || line.includes('^^') || !sound(line) ? null : line;
};
