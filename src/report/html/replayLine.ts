import { type Markup, markup } from './markup.ts';

/** The command that re-runs one instance; the page adds a button that copies it. */
export const replayLine = (title: string, token: string): Markup =>
  markup`<p class="replay"><span>${title}</span> <code>npm run gainsay -- replay ${token}</code></p>`;
