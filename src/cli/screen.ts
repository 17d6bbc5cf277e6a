/** Where a command writes, and what that place can show. */
export interface Screen {
  /** Results: reports, lists, JSON. */
  out(text: string): void;
  /** Progress and messages. */
  err(text: string): void;
  readonly colour: boolean;
  /** Columns that results are folded at. */
  readonly width: number;
  /** Columns of the one line that progress is redrawn on, false where it cannot be redrawn. */
  readonly live: number | false;
}

/** Below this, matrices would not stand side by side with anything; above, lines are hard to read. */
const [narrowest, widest, unknown] = [40, 120, 100];

/** The terminal or pipe this process was given; honours NO_COLOR, TERM=dumb and, where results go to a pipe, COLUMNS. */
export const processScreen = ({ env, stdout, stderr }: Pick<NodeJS.Process, 'env' | 'stdout' | 'stderr'> = process): Screen => {
  const { NO_COLOR = '', TERM, COLUMNS } = env;
  const dumb = TERM === 'dumb';
  // A reader that closes early (gainsay list | head) is no error.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  // A terminal of no size says 0.
  const columns = stdout.columns || Number(COLUMNS) || unknown;
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    colour: stdout.isTTY === true && NO_COLOR === '' && !dumb,
    width: Math.min(widest, Math.max(narrowest, Math.floor(columns))),
    // Results may go to a file while progress is on a terminal, which has its own width.
    live: stderr.isTTY === true && !dumb && (stderr.columns || 80),
  };
};
