/// <reference lib="dom" />
import { collect } from '../../evidence/collect.ts';
import type { ClaimEvidence, Evidence } from '../../evidence/evidence.ts';
import type { Progress } from '../../runner/progress.ts';
import { markup } from '../html/markup.ts';
import { verdictBadge } from '../html/verdictBadge.ts';
import { counted, formatRough } from '../number.ts';
import { statusOf } from '../status.ts';
import { addCopyButtons } from './copyButtons.ts';
import { button, element, show } from './element.ts';
import { runClaims, type Start } from './engineClient.ts';
import { freshMarkup, sameEvidence } from './freshMarkup.ts';

const phaseWords = (p: Progress): string => `${p.dropped === null ? 'as stated' : `without ${p.dropped}`}, ${p.phase}${p.asked > 0 ? ` ${p.done} of ${p.asked}` : ''}`;

/** A field for the reader's own seed, a 32-bit word. */
export const seedField = (seed: number): { readonly label: HTMLLabelElement; value(): number } => {
  const input = element('input', { type: 'number', min: '0', max: String(2 ** 32 - 1), step: '1', value: String(seed), className: 'seed' });
  return {
    label: element('label', {}, 'Seed ', input),
    value: () => {
      const given = Math.trunc(Number(input.value));
      return Number.isFinite(given) && input.value.trim() !== '' ? given >>> 0 : seed;
    },
  };
};

/** Runs one claim again and shows what came of it beside the attached evidence. */
export const rerunClaim = (started: Start, c: ClaimEvidence, seed: () => number): HTMLElement => {
  const state = element('span', { className: 'state' });
  state.setAttribute('role', 'status');
  const result = element('div', { className: 'fresh' });
  let halt: (() => void) | null = null;
  const go = (): void => {
    if (halt !== null) return halt();
    const used = seed();
    trigger.textContent = 'Stop';
    state.textContent = 'starting';
    let outcome = 'stopped';
    halt = runClaims(started, [c.id], used, {
      progress: (p) => (state.textContent = phaseWords(p)),
      done: (evidence, seconds) => {
        outcome = '';
        show(result, freshMarkup(c, evidence, used, seconds));
        addCopyButtons(result);
      },
      failed: (_, message) => (outcome = `our error: ${message}`),
      ended: () => {
        halt = null;
        trigger.textContent = 'Run this claim again';
        state.textContent = outcome;
      },
    });
  };
  const trigger = button('Run this claim again', go);
  return element('div', { className: 'rerun' }, element('p', { className: 'controls' }, trigger, state), result);
};

/** Claims in the order in which parallel workers end together: what took long when the evidence was made comes first. */
export const dearestFirst = ({ claims, environment }: Evidence): string[] => {
  const seconds = (id: string): number => environment.claims[id]?.seconds ?? Infinity;
  return claims.map((c) => c.id).toSorted((a, b) => (seconds(a) === seconds(b) ? 0 : seconds(b) - seconds(a)));
};

/** Runs every claim again with the reader's seed: progress, stop, each fresh verdict beside the attached one, and the digest when nothing but the seed could differ. */
export const rerunAll = (started: Start, e: Evidence, field: ReturnType<typeof seedField>, onFresh: (c: ClaimEvidence, fresh: ClaimEvidence, seed: number, seconds: number) => void): HTMLElement => {
  const state = element('p', { className: 'state' });
  state.setAttribute('role', 'status');
  const bar = element('progress', { max: e.claims.length, value: 0, hidden: true });
  bar.setAttribute('aria-label', 'claims finished');
  const rows = element('tbody');
  const table = element('div', { className: 'scroll', hidden: true });
  show(table, markup`<table class="plain" id="fresh"><thead><tr><th scope="col">Claim</th><th scope="col">Attached</th><th scope="col">Here</th><th scope="col"></th></tr></thead></table>`);
  table.firstElementChild?.append(rows);
  let halt: (() => void) | null = null;

  const summary = async (fresh: readonly ClaimEvidence[], seed: number, seconds: number, complete: boolean): Promise<string> => {
    const changed = fresh.filter((f) => e.claims.some((c) => c.id === f.id && statusOf(c) !== statusOf(f))).length;
    const words = `${complete ? 'Finished' : 'Stopped'}: ${counted(fresh.length, 'claim')} run in ${formatRough(seconds)} s, ${changed === 0 ? 'every verdict as attached' : `${changed} with another verdict than attached`}.`;
    if (!complete || seed !== e.seed || e.partial || e.data !== 'generated') return words;
    const { digest } = await collect({ ...e, claims: fresh });
    return `${words} ${digest === e.digest ? 'The digest is the same as the attached one.' : 'The digest differs from the attached one, as it does between engines: Node 20 and newer browsers differ in exp at one argument of ten, in log at one of twenty, by one unit in the last place; sums, products and roots agree.'}`;
  };

  const go = (): void => {
    if (halt !== null) return halt();
    const seed = field.value();
    const start = performance.now();
    const fresh: ClaimEvidence[] = [];
    let failures = 0;
    rows.replaceChildren();
    table.hidden = bar.hidden = false;
    bar.value = 0;
    trigger.textContent = 'Stop';
    const lineFor = new Map(e.claims.map((c) => {
      const cells = { here: element('td'), note: element('td', { className: 'state' }) };
      const name = element('th', { scope: 'row' }, element('a', { href: `#${c.id}`, textContent: c.id }));
      const attached = element('td');
      show(attached, verdictBadge(c));
      rows.append(element('tr', {}, name, attached, cells.here, cells.note));
      return [c.id, { c, ...cells }];
    }));
    const placeOf = new Map(e.claims.map((c) => [c.id, `${c.paper.slug}, ${c.place}`]));
    halt = runClaims(started, dearestFirst(e), seed, {
      progress: (p) => {
        const line = lineFor.get(p.claim);
        if (line !== undefined) line.note.textContent = phaseWords(p);
      },
      done: (evidence, seconds) => {
        fresh.push(evidence);
        bar.value++;
        state.textContent = `${fresh.length} of ${e.claims.length} claims finished`;
        const line = lineFor.get(evidence.id);
        if (line === undefined) return;
        show(line.here, verdictBadge(evidence));
        line.note.textContent = sameEvidence(line.c, evidence) ? 'same evidence' : statusOf(line.c) === statusOf(evidence) ? 'same verdict' : 'another verdict';
        onFresh(line.c, evidence, seed, seconds);
      },
      failed: (claim, message) => {
        failures++;
        bar.value++;
        const line = lineFor.get(claim);
        if (line !== undefined) line.note.textContent = `our error: ${message}`;
      },
      ended: () => {
        halt = null;
        bar.hidden = true;
        trigger.textContent = 'Run every claim again';
        for (const { here, note } of lineFor.values()) if (here.childElementCount === 0 && !note.textContent?.startsWith('our error')) note.textContent = 'not finished';
        void summary(fresh, seed, (performance.now() - start) / 1000, fresh.length + failures === e.claims.length).then((words) => (state.textContent = words));
      },
    }, (id) => placeOf.get(id) ?? id);
  };
  const trigger = button('Run every claim again', go);
  return element('div', { className: 'rerun' }, element('p', { className: 'controls' }, trigger, field.label, bar), state, table);
};
