import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A Python process that answers a line of JSON with another. */
export interface Process {
  /** What it said of itself when it started. */
  readonly hello: Readonly<Record<string, unknown>>;
  ask(request: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>>;
  end(): void;
}

/** The numpy process: it measures one work at a time, and only while it is asked. */
export interface Peer {
  readonly versions: string;
  /** The names of the claims it knows; a name, a comma and a word is another form of the same claim. */
  readonly claims: readonly string[];
  /** How often a second numpy does the work. */
  perSecond(work: string, seconds: number): Promise<number>;
  end(): void;
}

/** One thread of OpenBLAS, which is to find out itself on what processor it runs, whatever this shell says. */
const peerEnvironment = (): NodeJS.ProcessEnv => {
  const { OPENBLAS_CORETYPE: _type, OPENBLAS_L2_SIZE: _size, ...rest } = process.env;
  return { ...rest, OPENBLAS_NUM_THREADS: '1' };
};

/** Starts a script of this folder; without python3 or what the script imports, the reason in words. */
const start = async (name: string): Promise<Process | string> => {
  const child = spawn('python3', [fileURLToPath(new URL(name, import.meta.url))], { env: peerEnvironment() });
  let trouble = '';
  child.on('error', (error) => (trouble += error.message));
  child.stderr.on('data', (text: Buffer) => (trouble += text.toString()));
  // Asking a process that has gone must not end this one: the missing answer tells.
  child.stdin.on('error', () => {});
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async (): Promise<Record<string, unknown> | null> => {
    const { value } = await lines.next();
    return value === undefined ? null : (JSON.parse(value) as Record<string, unknown>);
  };
  const hello = await answer();
  if (hello === null) return trouble.trim().split('\n').at(-1) ?? 'python3 said nothing';
  return {
    hello,
    ask: async (request) => {
      child.stdin.write(`${JSON.stringify(request)}\n`);
      const reply = await answer();
      if (reply === null) throw new Error(`${name} ended at ${JSON.stringify(request)}: ${trouble.trim()}`);
      return reply;
    },
    end: () => child.stdin.end(),
  };
};

/** Starts numpy on one thread of OpenBLAS; without python3 or numpy, the reason in words. */
export const startPeer = async (): Promise<Peer | string> => {
  const started = await start('numpy_peer.py');
  if (typeof started === 'string') return started;
  const { hello, ask, end } = started;
  return {
    versions: `numpy ${String(hello.numpy)} on Python ${String(hello.python)}, OPENBLAS_NUM_THREADS=1`,
    claims: hello.claims as string[],
    perSecond: async (work, seconds) => {
      const { perSecond } = await ask({ work, seconds });
      if (typeof perSecond !== 'number') throw new Error(`numpy_peer.py answered '${work}' with no number`);
      return perSecond;
    },
    end,
  };
};

/** Starts Hypothesis; without python3, numpy or Hypothesis, the reason in words. */
export const startHypothesis = async (): Promise<Process | string> => await start('hypothesis_peer.py');
