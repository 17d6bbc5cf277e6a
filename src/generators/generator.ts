import * as fc from 'fast-check';
import { stream, type Stream } from './stream.ts';

/** How values of T are drawn, made simpler, and recognised. */
export interface Generator<T> {
  /** A value from the stream; a function of the stream's state alone. */
  draw(stream: Stream): T;
  /** Valid, strictly simpler values, the boldest first; empty when nothing is simpler. */
  simpler(value: T): Iterable<T>;
  valid(value: T): boolean;
}

class GeneratorArbitrary<T> extends fc.Arbitrary<T> {
  readonly #generator: Generator<T>;
  constructor(generator: Generator<T>) {
    super();
    this.#generator = generator;
  }
  override generate(mrng: fc.Random): fc.Value<T> {
    // One 32-bit draw and a stream of our own: fast-check's seed and path still replay the value,
    // and a 128×32 matrix costs a fraction of drawing its entries one arbitrary at a time.
    return new fc.Value(this.#generator.draw(stream(mrng.nextInt())), undefined);
  }
  override canShrinkWithoutContext(value: unknown): value is T {
    return this.#generator.valid(value as T);
  }
  override shrink(value: T): fc.Stream<fc.Value<T>> {
    const simpler = this.#generator.simpler(value);
    return fc.stream((function* () {
      for (const candidate of simpler) yield new fc.Value(candidate, undefined);
    })());
  }
}

/** The fast-check arbitrary of a generator. */
export const arbitrary = <T>(generator: Generator<T>): fc.Arbitrary<T> => new GeneratorArbitrary(generator);
