/**
 * Hunts every identity and inequality of all papers with seeds that `npm test` never uses, a claim a thread, and writes
 * reports/reference/hunts.md: what was searched, how close it came, and every verdict that differs from the record. What is
 * finished is kept in reports/latest/hunts.jsonl by the code it ran, so that an interrupted run resumes and a change costs only
 * the claims that it touches. Run as `npm run hunts`, or `npm run hunts -- <paper>` for the claims of one.
 */
import '../bin/typescript.js';
import { once } from 'node:events';
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';

const seed = 7;
const runs = 20_000;
const at = (path) => new URL(`../${path}`, import.meta.url);

/** One claim, in a thread of its own: what the table says of it. */
const hunted = async (url) => {
  const { loadEntry } = await import('../src/cli/corpus.ts');
  const { hunt } = await import('../src/runner/hunt.ts');
  const { claim } = await loadEntry(url);
  try {
    const { verdict, reason, cases, targeted, counterexample } = await hunt(claim, { seed, runs });
    const ratio = Math.max(cases.quantiles.at(-1) ?? 0, targeted?.best ?? 0);
    return { verdict, reason, cases: cases.run, targeted: targeted?.evaluations ?? 0, ratio, risk: cases.residualRisk, replay: counterexample?.replay ?? null };
  } catch (error) {
    if (error?.name !== 'Fault') throw error;
    return { verdict: 'our error', reason: error.message.slice(0, 300), cases: null, targeted: null, ratio: null, risk: null, replay: null };
  }
};

const main = async () => {
  const { entriesOf } = await import('../src/cli/corpus.ts');
  const { moduleCode } = await import('../src/cli/experimentCode.ts');
  const paper = process.argv[2];
  const kept = at('reports/latest/hunts.jsonl');
  mkdirSync(at('reports/latest/'), { recursive: true });
  const results = new Map();
  try {
    for (const line of readFileSync(kept, 'utf8').split('\n')) {
      // An interruption may have cut the last line short.
      if (line.endsWith('}')) results.set(JSON.parse(line).key, JSON.parse(line));
    }
  } catch {
    // Nothing is kept yet.
  }

  const hunt = at('src/runner/hunt.ts').href;
  const entries = (await entriesOf()).filter(({ claim: { kind } }) => kind === 'identity' || kind === 'inequality');
  const jobs = await Promise.all(entries.map(async ({ claim, url }) => ({ claim, url, key: `${claim.id} ${seed} ${runs} ${await moduleCode([url, hunt])}` })));
  const waiting = jobs.filter(({ claim, key }) => !results.has(key) && (paper === undefined || claim.id.startsWith(`${paper}/`)));
  if (paper !== undefined && !jobs.some(({ claim }) => claim.id.startsWith(`${paper}/`))) throw new Error(`hunts: no identity or inequality of a paper '${paper}'`);
  console.log(`${jobs.length} identities and inequalities; ${waiting.length} to hunt, ${jobs.filter(({ key }) => results.has(key)).length} kept from before`);

  const serve = async () => {
    const worker = new Worker(fileURLToPath(import.meta.url));
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      worker.postMessage(job.url);
      // `once` takes its listeners off again; a worker that has lost all of them is deaf to the next answer.
      const [result] = await once(worker, 'message');
      results.set(job.key, { key: job.key, ...result });
      appendFileSync(kept, `${JSON.stringify(results.get(job.key))}\n`);
      console.log(`${result.verdict === job.claim.expect ? '✓' : '✗'} ${job.claim.id}: ${result.verdict}`);
    }
    await worker.terminate();
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), waiting.length) }, serve));

  const percent = (share) => `${Number((100 * share).toPrecision(2))} %`;
  const row = ({ claim, key }) => {
    const r = results.get(key);
    if (r === undefined) return `| \`${claim.id}\` | not hunted yet | | | | | |`;
    return `| \`${claim.id}\` | ${r.verdict} | ${r.verdict === claim.expect ? 'yes' : '**no**'} | ${r.cases ?? ''} | ${r.targeted ?? ''} | ${r.ratio?.toPrecision(1) ?? ''} | ${r.risk === null ? '' : percent(r.risk)} |`;
  };
  const done = jobs.filter(({ key }) => results.has(key));
  const surprises = done.filter(({ claim, key }) => results.get(key).verdict !== claim.expect).map(({ claim, key }) => {
    const { verdict, reason, replay } = results.get(key);
    return `* \`${claim.id}\`: ${verdict}, ${reason}${replay === null ? '' : `; replay \`${replay}\``}`;
  });
  const table = (slug) => {
    const own = jobs.filter(({ claim }) => claim.source.paper.slug === slug);
    const { title, arxiv } = own[0].claim.source.paper;
    return `## ${title} (arXiv:${arxiv})

| claim | verdict | as recorded | random cases | targeted | largest value/tolerance | violation probability at most (95 %) |
|---|---|---|---|---|---|---|
${own.map(row).join('\n')}
`;
  };
  const none = done.length === jobs.length ? 'None: every verdict is as recorded.' : `None in the ${done.length} of ${jobs.length} that were hunted.`;
  writeFileSync(
    at('reports/reference/hunts.md'),
    `# Hunts

Every identity and inequality, searched once more with seed ${seed} and up to ${runs} evaluations, half random and half targeted; a
refuted claim ends at its first counterexample. Made by \`npm run hunts\`.

${[...new Set(jobs.map(({ claim }) => claim.source.paper.slug))].map(table).join('\n')}
## Surprises

${surprises.length === 0 ? none : surprises.join('\n')}
`,
  );
  console.log(`written: reports/reference/hunts.md (${done.length} of ${jobs.length} claims, ${surprises.length} surprises)`);
  process.exitCode = surprises.length === 0 && done.length === jobs.length ? 0 : 1;
};

if (isMainThread) await main();
else parentPort.on('message', async (url) => parentPort.postMessage(await hunted(url)));
