/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { button } from './element.ts';

/** Selects the text where the browser lets no page write to the clipboard. */
const copy = async (source: Element): Promise<string> => {
  try {
    await navigator.clipboard.writeText(source.textContent ?? '');
    return 'Copied';
  } catch {
    getSelection()?.selectAllChildren(source);
    return 'Selected';
  }
};

/** Gives every replay line below `host` that has none a button that copies it. */
export const addCopyButtons = (host: ParentNode): void => {
  for (const line of host.querySelectorAll('.replay:not(.copies)')) {
    const source = line.querySelector('code');
    if (source === null) continue;
    line.classList.add('copies');
    const b = button('Copy', () => {
      void copy(source).then((done) => {
        b.textContent = done;
        setTimeout(() => (b.textContent = 'Copy'), 2000);
      });
    });
    line.append(b);
  }
};
