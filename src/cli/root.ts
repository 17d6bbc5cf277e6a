import { fileURLToPath } from 'node:url';
import { relative } from 'node:path';

/** The folder of the project; a trailing slash makes it a base for relative addresses. */
export const root = new URL('../../', import.meta.url);

/** A path inside the project as a file path. */
export const inProject = (path: string): string => fileURLToPath(new URL(path, root));

/** A path as the user would write it from where they stand. */
export const shown = (path: string): string => {
  const near = relative(process.cwd(), path);
  return near.startsWith('..') || near === '' ? path : near;
};
