/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { digestOf } from '../../evidence/digest.ts';
import type { ClaimEvidence, Evidence } from '../../evidence/evidence.ts';
import { revived } from '../../evidence/json.ts';
import { addCopyButtons } from './copyButtons.ts';
import { button, element, show } from './element.ts';
import { exploringClient, starterOf } from './engineClient.ts';
import { explorerPanel } from './explorerPanel.ts';
import { freshMarkup } from './freshMarkup.ts';
import { rerunAll, rerunClaim, seedField } from './rerunPanel.ts';
import { unpacked } from './unpacked.ts';

/** What the report does where JavaScript runs: copies, explores, verifies again. Without it the page is complete to read. */
const liven = async (): Promise<void> => {
  const evidence = revived(JSON.parse(await unpacked('evidence'))) as Evidence;
  const check = document.getElementById('digest-check');
  if (check !== null) check.textContent = (await digestOf(evidence)) === evidence.digest ? '✓ recomputed from the evidence in this page' : '✗ does not match the evidence in this page';
  // The first page of several papers runs nothing.
  if (document.getElementById('engine') === null) return;
  const started = starterOf(await unpacked('engine'));
  const exploring = exploringClient(started);
  const seed = seedField(evidence.seed);
  const freshOf = new Map<string, Element>();

  for (const host of document.querySelectorAll<HTMLElement>('.live')) {
    const c = evidence.claims.find((claim) => claim.id === host.dataset.claim);
    if (c === undefined) continue;
    const open = button('Explore', () => open.closest('p')?.replaceWith(explorerPanel(c, exploring, seed.value)));
    const rerun = rerunClaim(started, c, seed.value);
    const fresh = rerun.querySelector('.fresh');
    if (fresh !== null) freshOf.set(c.id, fresh);
    host.append(
      element('h4', { textContent: 'Try it here' }),
      element('p', { className: 'controls' }, open, element('span', { className: 'state', textContent: 'edit an instance and see what the suite says of it' })),
      rerun,
    );
  }

  if (evidence.claims.length > 0) {
    const showFresh = (c: ClaimEvidence, fresh: ClaimEvidence, used: number, seconds: number): void => {
      const host = freshOf.get(c.id);
      if (host === undefined) return;
      show(host, freshMarkup(c, fresh, used, seconds));
      addCopyButtons(host);
    };
    document.getElementById('run-all')?.append(
      element('h3', { textContent: 'Run it again in this browser' }),
      element('p', { textContent: 'The page carries the suite itself: the same code that produced the evidence, on instances drawn from the seed you choose. Nothing leaves this machine.' }),
      ...(evidence.data === 'generated' ? [] : [element('p', { textContent: `The attached evidence was made from ${evidence.data}, which the page does not carry: here instances are generated.` })]),
      rerunAll(started, evidence, seed, showFresh),
    );
  }
};

void liven();
addCopyButtons(document);

// Paper has no triangles to click: everything is opened before printing, and closed again.
addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll<HTMLDetailsElement>('details:not([open])')) {
    details.open = true;
    details.dataset.print = '';
  }
});
addEventListener('afterprint', () => {
  for (const details of document.querySelectorAll<HTMLDetailsElement>('details[data-print]')) {
    details.open = false;
    delete details.dataset.print;
  }
});
