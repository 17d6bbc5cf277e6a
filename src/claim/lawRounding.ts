import { lawSize } from '../settings/latentSummation.ts';
import { roundings, type Tolerance } from './tolerance.ts';

/** The rounding error of A(u_m) over a latent law: one term an atom, of the size of the largest sample squared. */
export const lawRounding = (law: Parameters<typeof lawSize>[0]): Tolerance => {
  const { size, atoms } = lawSize(law);
  return roundings(64 * (atoms + 4), 4 * size ** 2);
};
