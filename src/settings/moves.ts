import { equal, type Matrix } from '../linalg/matrix.ts';

/** The reduction move "no augmentation": the second views become the first. */
export function* withoutAugmentation<I extends { readonly x: Matrix; readonly xPrime: Matrix }>(instance: I): Iterable<I> {
  if (!equal(instance.x, instance.xPrime)) yield { ...instance, xPrime: instance.x };
}
