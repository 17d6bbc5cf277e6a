import { productModule } from './kernel/productModule.ts';

/** out ← A·B on row-major arrays. A: rows×inner, B: inner×cols, out: rows×cols, none of them overlapping `out`. */
export type Product = (A: Float64Array, rows: number, inner: number, B: Float64Array, cols: number, out: Float64Array) => void;

/** The plain loop, for an engine that has no vectors or may not compile them. */
const plainProduct: Product = (A, rows, inner, B, cols, out) => {
  out.fill(0, 0, rows * cols);
  for (let r = 0; r < rows; r++) {
    for (let k = 0; k < inner; k++) {
      const value = A[r * inner + k];
      if (value === 0) continue;
      for (let j = 0, from = k * cols, to = r * cols; j < cols; j++, from++, to++) out[to] += value * B[from];
    }
  }
};

interface Kernel {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  /** Addresses in bytes. */
  product(A: number, rows: number, inner: number, B: number, cols: number, out: number, kept: number): void;
}

/** What TypeScript declares beside documents only. */
declare const WebAssembly: { readonly Module: new (bytes: Uint8Array) => object; readonly Instance: new (module: object) => { readonly exports: unknown } };

/** The module of product.wat; null where the engine has no WebAssembly with vectors, or a policy forbids it. */
const compiled = (): Kernel | null => {
  try {
    return new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from(atob(productModule), (c) => c.charCodeAt(0)))).exports as Kernel;
  } catch {
    return null;
  }
};

const [pageBytes, doubleBytes, keptBytes] = [65536, 8, 16];

/** Products by the kernel, which sees its own memory only: factors are copied into it and the result out of it, for a tenth of its time at 32×64×56. */
const kernelProduct = ({ memory, product }: Kernel): Product => {
  let room = new Float64Array(memory.buffer);
  return (A, rows, inner, B, cols, out) => {
    const [a, b, o] = [rows * inner, inner * cols, rows * cols];
    const missing = (a + b + o) * doubleBytes + inner * keptBytes - room.byteLength;
    if (missing > 0) {
      memory.grow(Math.ceil(missing / pageBytes));
      room = new Float64Array(memory.buffer);
    }
    room.set(A.length === a ? A : A.subarray(0, a));
    room.set(B.length === b ? B : B.subarray(0, b), a);
    product(0, rows, inner, a * doubleBytes, cols, (a + b) * doubleBytes, (a + b + o) * doubleBytes);
    out.set(room.subarray(a + b, a + b + o));
  };
};

const kernel = compiled();
const chosen = kernel === null ? plainProduct : kernelProduct(kernel);

/**
 * A product of matrices that skips the zeros of its first factor: out_rj = Σ_{k: A_rk ≠ 0} A_rk B_kj, each sum in ascending k from 0, with the same bits
 * on every engine. A: rows×inner, B: inner×cols, out: rows×cols, row-major; longer arrays keep what they have beyond. Throws where an array is too short.
 */
export const sparseProduct: Product = (A, rows, inner, B, cols, out) => {
  if (A.length < rows * inner || B.length < inner * cols || out.length < rows * cols) {
    throw new RangeError(`sparseProduct: arrays of ${A.length}, ${B.length} and ${out.length} entries, expected at least ${rows * inner}, ${inner * cols} and ${rows * cols} for ${rows}×${inner} times ${inner}×${cols}`);
  }
  chosen(A, rows, inner, B, cols, out);
};

/** The two ways to a product, for tests and measurements; the kernel null where there is none. */
export const productWays = { plain: plainProduct, kernel: kernel === null ? null : chosen };
