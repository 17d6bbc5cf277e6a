import { type ExperimentRecord, reproducedWords } from '../../evidence/experimentRecord.ts';
import { figureWords, isRecorded, provenanceLine, tableWords } from '../experimentTable.ts';
import { claimPictures } from '../pictures/pictureFiles.ts';
import { claimLinks } from './claimMarkup.ts';
import { Markup, markup } from './markup.ts';

/** Words with the two signs of emphasis that they are written with, *so* and **so**. */
const emphasised = (text: string): Markup =>
  markup`${text.split(/(\*\*[^*]+\*\*|\*[^*]+\*)/).map((part) => (part.startsWith('**') && part.endsWith('**') && part.length > 4 ? markup`<strong>${part.slice(2, -2)}</strong>` : part.startsWith('*') && part.endsWith('*') && part.length > 2 ? markup`<em>${part.slice(1, -1)}</em>` : part))}`;

type Row = ExperimentRecord['rows'][number];

const reproducedWord = ({ reproduced }: Row): Markup | string => (reproduced === null ? '–' : reproduced ? 'yes' : markup`<strong>no</strong>`);

/** A row is what was measured, and below it, where there is one, what is recorded. */
const tableMarkup = (record: ExperimentRecord): Markup => {
  const { title, metrics, rows, reproducedWhen } = record;
  const judged = reproducedWhen !== null;
  const cell = (row: Row, metric: (typeof metrics)[number]): Markup =>
    markup`<td class="num">${figureWords(metric, row.measured.of[metric.name])}${!isRecorded(record, metric) ? null : markup` <span class="recorded">${row.recorded !== null && Object.hasOwn(row.recorded.of, metric.name) ? figureWords(metric, row.recorded.of[metric.name]) : '–'}</span>`}</td>`;
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table class="plain experiment"><thead><tr><th scope="col">row</th><th scope="col" class="num">n</th>${metrics.map(({ words }) => markup`<th scope="col" class="num">${words}</th>`)}${judged ? markup`<th scope="col">reproduced</th>` : null}</tr></thead><tbody>${rows.map(
    (row) => markup`<tr><th scope="row">${row.name}</th><td class="num">${row.measured.seeds}${judged && row.recorded !== null ? markup` <span class="recorded">${row.recorded.seeds}</span>` : null}</td>${metrics.map((metric) => cell(row, metric))}${judged ? markup`<td>${reproducedWord(row)}</td>` : null}</tr>`,
  )}</tbody></table></div>${judged ? markup`<p class="legend">In grey below a figure: what is recorded.</p>` : null}`;
};

const picturesMarkup = (record: ExperimentRecord): Markup =>
  markup`${claimPictures(record).map(({ svg, title, description }) => markup`<figure class="picture">${new Markup(svg)}<figcaption><strong>${title}.</strong> ${description}</figcaption></figure>`)}`;

/** The section of an experiment: its table, what came of it, its pictures; `known` are the claims that can be linked to. */
const experimentMarkup = (record: ExperimentRecord, known: ReadonlySet<string>): Markup => {
  const { id, title, place, claims, notes } = record;
  const count = reproducedWords(record);
  return markup`<section class="item experiment" id="${id}" aria-label="${id}"><p class="eyebrow"><a href="#${id}">${id}</a> <span>${place}</span></p><h3>${title}</h3><p>${emphasised(tableWords(record))}</p>${tableMarkup(record)}${count === '' ? null : markup`<p><strong>${count}.</strong></p>`}${notes.map(({ words }) => markup`<p>${emphasised(words)}</p>`)}${picturesMarkup(record)}${
    claims.length === 0 ? null : markup`<p>Stands behind ${claimLinks(claims, known)}.</p>`
  }<p class="legend">${provenanceLine(record)}</p></section>`;
};

/** All experiments at full size, made apart from the run of the claims; null where there is none. */
export const experimentsMarkup = (records: readonly ExperimentRecord[], known: ReadonlySet<string>): Markup | null =>
  records.length === 0
    ? null
    : markup`<section><h2 id="experiments">Experiments at full size</h2><p>Made apart from the run of the claims, by <code>gainsay verify --deep</code>, and kept as data.</p>${records.map((record) => experimentMarkup(record, known))}</section>`;

/** Where a claim was tried at full size. */
export const atFullSize = (records: readonly ExperimentRecord[], claim: string): Markup | null => {
  const behind = records.filter(({ claims }) => claims.includes(claim));
  return behind.length === 0 ? null : markup`<p>At full size: ${claimLinks(behind.map(({ id }) => id), new Set(behind.map(({ id }) => id)))}.</p>`;
};
