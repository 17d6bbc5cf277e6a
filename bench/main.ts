import { cpus, loadavg } from 'node:os';
import { claims } from './claims.ts';
import { generation } from './generation.ts';
import { kernels } from './kernels.ts';
import { pairs } from './pairs.ts';
import { startHypothesis, startPeer } from './peer.ts';
import { refutations } from './refutations.ts';
import { simulation } from './simulation.ts';

// npm run bench [generation] [kernels] [simulation] [search] [claims [names…]]: prints figures and asserts nothing; all parts unless told.
const [rounds, seconds] = [5, 0.2];
const known = new Set(['generation', 'kernels', 'simulation', 'search', 'claims']);
const parts = process.argv.slice(2).filter((part) => known.has(part));
const names = process.argv.slice(2).filter((part) => !known.has(part));
const wanted = (part: string): boolean => (parts.length === 0 && names.length === 0) || parts.includes(part) || (part === 'claims' && names.length > 0);
const load = (): string => loadavg().map((value) => value.toFixed(2)).join(' ');

const started = await startPeer();
const peer = typeof started === 'string' ? null : started;
console.log(`${cpus().length} CPUs (${cpus()[0]?.model ?? 'unknown'}), Node ${process.versions.node}, load ${load()}`);
console.log(typeof started === 'string' ? `numpy: skipped (${started})` : started.versions);
console.log(`processor time; medians of ${rounds} interleaved rounds of ${seconds} s or more, after one to warm up`);
if (wanted('generation')) console.log(`\n${generation(rounds, seconds)}`);
if (wanted('kernels')) console.log(`\n${await pairs('calls a second', kernels, peer, rounds, seconds)}`);
if (wanted('simulation')) console.log(`\n${simulation(rounds, seconds)}`);
if (wanted('search')) {
  const hypothesis = await startHypothesis();
  console.log(`\n${typeof hypothesis === 'string' ? `Hypothesis: skipped (${hypothesis})` : `Hypothesis ${String(hypothesis.hello.hypothesis)} on Python ${String(hypothesis.hello.python)}`}; medians over 20 seeds`);
  console.log(await refutations(typeof hypothesis === 'string' ? null : hypothesis, 20));
  if (typeof hypothesis !== 'string') hypothesis.end();
}
if (wanted('claims')) {
  console.log(`\n${await pairs('cases a second', await claims(peer, names), peer, rounds, 2 * seconds)}`);
  console.log('ours: conclusions evaluated in the random and targeted search, all overhead and the evidence included, necessity and certificates apart; numpy: a bare loop of draw and evaluate');
}
console.log(`\nload ${load()}`);
peer?.end();
