import { expect } from 'vitest';

/** Fails the test, in words, where `ok` is false: for loops of thousands of cases, where calls of `expect` and their texts would take longer than what is tested. */
export const ensure = (ok: boolean, words: () => string): void => {
  if (!ok) expect.fail(words());
};
