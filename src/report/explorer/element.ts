/// <reference lib="dom" />
import type { Markup } from '../html/markup.ts';

/** A new element of the page. */
export const element = <K extends keyof HTMLElementTagNameMap>(tag: K, properties: Partial<HTMLElementTagNameMap[K]> = {}, ...children: readonly (Node | string)[]): HTMLElementTagNameMap[K] => {
  const out = Object.assign(document.createElement(tag), properties);
  out.append(...children);
  return out;
};

/** A button that does something in this page. */
export const button = (label: string, onclick: () => void): HTMLButtonElement => element('button', { type: 'button', textContent: label, onclick });

/** Replaces what an element shows. */
export const show = (host: Element, content: Markup): void => {
  host.innerHTML = content.text;
};
