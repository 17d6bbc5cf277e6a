/// <reference lib="dom" />
import type { ClaimEvidence, WrittenInstance, WrittenSeen } from '../../evidence/evidence.ts';
import { wordsOf } from '../differences.ts';
import { Markup, markup } from '../html/markup.ts';
import { replayLine } from '../html/replayLine.ts';
import { instanceValues, number, seenValues } from '../html/values.ts';
import type { Picture } from '../../claim/picture.ts';
import { otherSeen } from '../instance.ts';
import { pictureSvg } from '../pictures/pictureSvg.ts';
import { addCopyButtons } from './copyButtons.ts';
import { button, element, show } from './element.ts';
import type { Exploring } from './engineClient.ts';
import { entryOf } from './entry.ts';
import type { Explored, Start } from './messages.ts';
import { outcomeOf } from './outcome.ts';

/** An instance to start from, by name. */
interface Origin {
  readonly name: string;
  readonly start: Start;
  readonly dropped: readonly string[];
}

const originsOf = (c: ClaimEvidence): Origin[] => [
  ...(c.counterexample === null ? [] : [{ name: 'the counterexample', start: { token: c.counterexample.replay }, dropped: [] }]),
  ...c.necessity.flatMap((row) =>
    row.counterexample === null ? [] : [{ name: `the counterexample without “${wordsOf(c, row.hypothesis)}”`, start: { token: row.counterexample.replay }, dropped: [row.hypothesis] }],
  ),
  ...(c.cases.worst === null ? [] : [{ name: 'the worst random case', start: { token: c.cases.worst.replay }, dropped: [] }]),
];

const replaced = (instance: WrittenInstance, field: string, i: number, j: number, value: number): WrittenInstance => {
  const old = instance[field];
  const rows = Array.isArray(old) ? (old as readonly (readonly number[])[]).map((row, r) => (r === i ? row.map((entry, c) => (c === j ? value : entry)) : row)) : value;
  return { ...instance, [field]: rows };
};

const seenOf = (explored: Explored): Readonly<Record<string, WrittenSeen>> =>
  'tolerance' in explored.conclusion ? otherSeen(explored.conclusion) : explored.conclusion.seen;

const holding = (holds: boolean): { readonly className: string; readonly textContent: string } => ({ className: holds ? 'yes' : 'no', textContent: holds ? '✓ holds here' : '✗ does not hold here' });

/** The explorer of one claim: entries to edit, hypotheses to assume or not, the verdict, the values on the way and the trajectories after every change. */
export const explorerPanel = (c: ClaimEvidence, exploring: Exploring, seed: () => number): HTMLElement => {
  const origins = originsOf(c);
  const dropped = new Set<string>();
  let instance: WrittenInstance | null = null;
  let last: Explored | null = null;
  let draws = 0;

  const values = element('div', { className: 'edit' });
  const assumed = element('ul', { className: 'assumed' });
  const verdict = element('div', { className: 'outcome' });
  verdict.setAttribute('aria-live', 'polite');
  const after = element('div', { className: 'after' });
  const pictures = element('div', { className: 'traces' });
  const origin = element('select', {}, ...origins.map((o, k) => element('option', { value: String(k), textContent: o.name })));
  const label = element('label', {}, 'Start from ', origin);
  const panel = element('div', { className: 'explorer' });

  /** What is shown below would be of another instance than what is written above. */
  const refuse = (message: string): void => {
    panel.classList.add('refused');
    show(verdict, markup`<p class="ruling open"><strong>Not an instance.</strong> ${message}</p>`);
  };

  const tell = (): void => {
    if (last === null) return;
    const { look, words, detail } = outcomeOf(last, dropped);
    show(verdict, markup`<p class="ruling ${look.name}" data-status="${look.word}"><span class="badge ${look.name}"><span aria-hidden="true">${look.mark}</span> ${look.word}</span> ${words}</p>${detail === '' ? null : markup`<p class="residual">${detail}</p>`}`);
    const token = dropped.size > 1 ? undefined : last.tokens[[...dropped][0] ?? ''];
    const seen = seenOf(last);
    show(after, markup`${Object.keys(seen).length === 0 ? null : markup`<div class="seen">${seenValues(seen)}</div>`}${token === undefined ? null : replayLine('Replay', token)}`);
    addCopyButtons(after);
  };

  const tick = (): void => {
    assumed.replaceChildren(
      ...(last?.hypotheses ?? []).map((h) => {
        const box = element('input', {
          type: 'checkbox',
          checked: !dropped.has(h.name),
          onchange: () => {
            if (box.checked) dropped.delete(h.name);
            else dropped.add(h.name);
            if (instance !== null) exploring(c.id, { written: instance, turn: { hypothesis: h.name, assumed: box.checked, dropped: [...dropped] } }, fill, refuse);
          },
        });
        const here = element('span', holding(h.holds));
        return element('li', {}, element('label', {}, box, ' assume: ', h.words), ' ', here);
      }),
    );
  };

  const drawn = (): void => {
    const room = Math.max(280, Math.min(560, pictures.clientWidth));
    show(pictures, markup`${Object.values(last?.pictures ?? {}).map((picture) => markup`<figure class="picture">${new Markup(pictureSvg({ ...picture, description: 'Of the instance above; drawn anew after every change.' } as Picture, room))}<figcaption><strong>${picture.title}.</strong> Of the instance above, computed in this page.</figcaption></figure>`)}${last?.untraced === undefined ? null : markup`<p class="none">No trajectories: ${last.untraced}.</p>`}`);
  };

  const learned = (explored: Explored): void => {
    last = explored;
    panel.classList.remove('refused');
    if (assumed.contains(document.activeElement)) {
      for (const [k, h] of explored.hypotheses.entries()) {
        const here = assumed.children[k]?.querySelector('span');
        if (here) Object.assign(here, holding(h.holds));
      }
    } else tick();
    tell();
    drawn();
  };

  const evaluate = (): void => {
    if (instance !== null) exploring(c.id, { written: instance }, learned, refuse);
  };

  const widen = (input: HTMLInputElement): void => void (input.size = Math.max(3, Math.min(22, input.value.length)));

  const edit = (target: EventTarget | null): void => {
    if (instance === null || !(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    const { field = '', i = '0', j = '0' } = target.dataset;
    if (target instanceof HTMLSelectElement) {
      instance = { ...instance, [field]: target.value };
    } else {
      widen(target);
      const value = entryOf(target.value);
      target.setAttribute('aria-invalid', String(value === null));
      if (value === null) return refuse(`“${target.value}” is not a number; write 0.25, 1/4 or 1e-3`);
      instance = replaced(instance, field, Number(i), Number(j), value);
    }
    evaluate();
  };
  values.addEventListener('input', (event) => edit(event.target));

  const fill = (explored: Explored): void => {
    instance = explored.instance;
    show(values, instanceValues(instance, explored.fields, {
      entry: (field, value, i, j) => markup`<input class="entry" inputmode="text" autocomplete="off" spellcheck="false" size="${Math.max(3, number(value).length)}" value="${number(value)}" data-field="${field}" data-i="${i}" data-j="${j}" aria-label="${field}, row ${i + 1}, column ${j + 1}">`,
      name: (field, value) => markup`<select data-field="${field}" aria-label="${field}">${(explored.choices[field] ?? [value]).map((name) => (name === value ? markup`<option selected>${name}</option>` : markup`<option>${name}</option>`))}</select>`,
    }));
    learned(explored);
  };

  const begin = (start: Start, without: readonly string[]): void => {
    dropped.clear();
    for (const name of without) dropped.add(name);
    exploring(c.id, start, fill, refuse);
  };

  const fromOrigin = (): void => {
    const chosen = origins[Number(origin.value)];
    if (chosen !== undefined) begin(chosen.start, chosen.dropped);
  };
  origin.addEventListener('change', fromOrigin);
  const draw = (): void => begin({ seed: seed() + draws++, dropped: [...dropped] }, [...dropped]);

  panel.append(
    element('p', { className: 'controls' }, ...(origins.length === 0 ? [] : [label, button('Start again', fromOrigin)]), button('Draw another instance', draw)),
    verdict, assumed, values, pictures, after,
  );
  if (origins.length > 0) fromOrigin();
  else draw();
  return panel;
};
