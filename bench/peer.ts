import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

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

/** Starts the peer on one thread of OpenBLAS; without python3 or numpy, the reason in words. */
export const startPeer = async (): Promise<Peer | string> => {
  const script = fileURLToPath(new URL('numpy_peer.py', import.meta.url));
  const child = spawn('python3', [script], { env: peerEnvironment() });
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
    versions: `numpy ${String(hello.numpy)} on Python ${String(hello.python)}, OPENBLAS_NUM_THREADS=1`,
    claims: hello.claims as string[],
    perSecond: async (work, seconds) => {
      child.stdin.write(`${JSON.stringify({ work, seconds })}\n`);
      const reply = await answer();
      if (typeof reply?.perSecond !== 'number') throw new Error(`numpy_peer.py ended at '${work}': ${trouble.trim()}`);
      return reply.perSecond;
    },
    end: () => child.stdin.end(),
  };
};
