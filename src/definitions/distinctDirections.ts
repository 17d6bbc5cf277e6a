import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { inner } from './oneLayer.ts';

/** Directions at most this far apart, in radians, are one. */
const same = 2 ** -10;

/** How many directions there are among the rows of `limits`, w and −w being one where `upToSign`: sin∠(w, v) ≤ 2⁻¹⁰ makes one of two. limits: n×d, no row zero. */
export const countDirections = <S>(R: Arithmetic<S>, limits: Table<S>, upToSign: boolean): number => {
  const found: (readonly S[])[] = [];
  for (const w of limits) {
    const known = found.some((v) => {
      const [along, lengths] = [inner(R, v, w), R.mul(inner(R, v, v), inner(R, w, w))];
      return (upToSign || R.compare(along, R.of(0)) > 0) && R.compare(R.sub(lengths, R.mul(along, along)), R.mul(R.of(same ** 2), lengths)) <= 0;
    });
    if (!known) found.push(w);
  }
  return found.length;
};
