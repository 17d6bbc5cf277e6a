import { copyOf, joined } from '../linalg/floats.ts';
import type { Matrix } from '../linalg/matrix.ts';
import type { Views } from './views.ts';

/**
 * ∂f/∂Z by central differences, (f(Z + hE_k) − f(Z − hE_k)) / 2h, the divisor being the difference of the points as
 * rounded. Z: n×m, h: the step; result n·m, row-major. An oracle: it knows nothing of the formula that it checks.
 */
export const centralDifferences = (f: (Z: Matrix) => number, Z: Matrix, step: number): Float64Array => {
  const data = copyOf(Z.data);
  const moving: Matrix = { ...Z, data };
  return data.map((own, k) => {
    data[k] = own + step;
    const [above, up] = [data[k], f(moving)];
    data[k] = own - step;
    const [below, down] = [data[k], f(moving)];
    data[k] = own;
    return (up - down) / (above - below);
  });
};

/** ∂f/∂(x, x′) by central differences; views: N×d each; result 2N·d: first views, then second. */
export const viewDifferences = (f: (views: Views) => number, { x, xPrime }: Views, step: number): Float64Array => {
  const both: Matrix = { rows: 2 * x.rows, cols: x.cols, data: joined(x.data, xPrime.data) };
  const half = x.data.length;
  return centralDifferences(
    ({ data }) => f({ x: { ...x, data: data.subarray(0, half) }, xPrime: { ...xPrime, data: data.subarray(half) } }),
    both,
    step,
  );
};
