import type { Picture } from '../picture.ts';

/** A picture of one instance: what is to be seen depends on the instance, hence no description. */
export type Depicted<P extends Picture = Picture> = Omit<P, 'description'>;

/** Pieces of a path, of half a unit each: enough for a smooth line, and for most flows to come to rest. */
const pieces = 48;

/** The states of a flow at even times 0, 1/2, …, 24; `next` goes on by a half. */
export const flowed = <S>(start: S, next: (state: S) => S): { readonly clock: readonly number[]; readonly path: readonly S[] } => {
  const path = [start];
  for (let k = 0; k < pieces; k++) path.push(next(path[k]));
  return { clock: path.map((_, k) => k / 2), path };
};
