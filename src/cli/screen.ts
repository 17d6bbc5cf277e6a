/** Where a command writes, and what that place can show. */
export interface Screen {
  /** Results: reports, lists, JSON. */
  out(text: string): void;
  /** Progress and messages. */
  err(text: string): void;
  readonly colour: boolean;
  readonly width: number;
  /** Whether progress can be redrawn on one line. */
  readonly live: boolean;
}

/** The terminal or pipe this process was given; honours NO_COLOR and TERM=dumb. */
export const processScreen = (): Screen => {
  const { NO_COLOR = '', TERM } = process.env;
  const dumb = TERM === 'dumb';
  // A reader that closes early (gainsay list | head) is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    colour: process.stdout.isTTY === true && NO_COLOR === '' && !dumb,
    width: Math.min(120, Math.max(60, process.stdout.columns ?? 100)),
    live: process.stderr.isTTY === true && !dumb,
  };
};
