import type { Arithmetic, Table } from '../../arithmetic/arithmetic.ts';
import { pairMoment, type MaskPairing } from './masks.ts';
import { product, transposed } from './moments.ts';

/** E[ξ⁺ξ⁺⁺ᵀ] of the noise ξ = Lg alone in the two masked views: n×n, by enumeration of the masks. L: n×n. */
export const maskedNoise = <S>(R: Arithmetic<S>, L: Table<S>, q: S, pairing: MaskPairing): Table<S> => pairMoment(R, product(R, L, transposed(L)), q, pairing);
