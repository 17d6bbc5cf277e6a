import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import type { ActivationName } from '../definitions/activation.ts';
import { ascentLimit, importancesIn } from '../definitions/ascentLimit.ts';
import { gatedCovariance } from '../definitions/oneLayer.ts';
import { eigenvaluesAbove } from '../definitions/strictMaximum.ts';
import { ascend } from '../dynamics/ascend.ts';
import { contrastiveCovariance } from '../dynamics/contrastiveCovariance.ts';
import type { OneLayerProblem } from '../dynamics/problem.ts';
import { symmetricEigen } from '../dynamics/symmetricEigen.ts';
import { angle } from '../linalg/angle.ts';
import { maxAbs, row, type Matrix } from '../linalg/matrix.ts';
import { dot, norm } from '../linalg/vector.ts';
import type { Field } from './field.ts';
import type { ImportanceRule } from './hypotheses.ts';
import { hypothesis } from './hypothesis.ts';
import { tangentsOf } from './mixtureFlow.ts';
import { ascendedOver, importancesAt, type LayerAt } from './oneLayer.ts';
import { withoutAugmentation } from './moves.ts';
import { movingLimit, oneNodeFlow } from './oneNodeFlow.ts';
import { setting } from './setting.ts';

const anyStart = oneNodeFlow.fields.w;

/** Any start, or, in a third of the draws, an eigenvector of 𝒞_α[x]: a linear node stays there. */
const startOrSaddle: Field<Matrix> = {
  ...anyStart,
  draw: (stream, dims, drawn) => {
    if (stream.chance(2 / 3)) return anyStart.draw(stream, dims, drawn);
    const { x, xPrime, alpha } = drawn as unknown as Flow;
    const { vectors } = symmetricEigen(contrastiveCovariance(alpha, { x, xPrime }));
    // Rounding of a zero would be drawn away from the saddle.
    return { rows: 1, cols: x.cols, data: row(vectors, stream.integer(0, x.cols - 1)).map((entry) => (Math.abs(entry) < Number.EPSILON ? 0 : entry)) };
  },
};

/** The flow of a node, some of whose starts are saddles. */
export const flowOrSaddle = setting({
  id: 'flow-or-saddle',
  words: `${oneNodeFlow.words}, among them eigenvectors of the covariance`,
  dims: oneNodeFlow.dims,
  batch: 'x',
  moves: withoutAugmentation,
  fields: { ...oneNodeFlow.fields, w: startOrSaddle },
});

export interface Flow {
  readonly x: Matrix;
  readonly xPrime: Matrix;
  readonly alpha: Matrix;
  readonly h: ActivationName;
  readonly w: Matrix;
  readonly importance: ImportanceRule;
}

/** Where the flow of an instance ends from w (its own start unless told), null where it does not come to rest. w: d. */
export const limitOf = (flow: Flow, w: ArrayLike<number> = flow.w.data): Float64Array | null => {
  const start: Matrix = { rows: 1, cols: w.length, data: Float64Array.from(w) };
  const limit = flow.importance === 'frozen' ? ascend(flow, start.data) : movingLimit(flow, start);
  return limit.status === 'unfinished' ? null : limit.w;
};

/** The problem with the importances in force at w. */
export const problemAt = (flow: Flow, w: Float64Array): OneLayerProblem => ({ ...flow, alpha: importancesAt(flow, { rows: 1, cols: w.length, data: w }) });

/** How many eigenvalues of its own A(w) exceed that of the limit w of the flow, from the definitions: 0 where the limit is a maximal eigenvector. */
export const largerEigenvalues = <S>(R: Arithmetic<S>, flow: LayerAt<Table<S>> & { readonly w: Table<S> }): number => {
  const ascended = ascendedOver(R, flow);
  const [limit] = ascentLimit(R, ascended, flow.w);
  return eigenvaluesAbove(R, gatedCovariance(R, importancesIn(ascended, [limit]), ascended.views, flow.h, limit), limit);
};

/** Products below this share of ‖w‖‖x‖ count as a sample on the kink. */
const onKink = 2 ** -20;

/** The flow comes to rest away from the kinks of all samples. */
export const endsOffKinks = hypothesis<Flow>({
  words: 'the flow comes to rest, and no sample other than 0 lies on the kink there',
  tex: String.raw`w_*^\top x \ne 0 \text{ for all } x \ne 0`,
  holds: (flow) => {
    const w = limitOf(flow);
    return w !== null && (flow.h === 'linear' || [flow.x, flow.xPrime].every((view) => Array.from({ length: view.rows }, (_, i) => row(view, i)).every((x) => maxAbs({ data: x }) === 0 || Math.abs(dot(w, x)) > onKink * norm(x))));
  },
});

/** How far beside its limit the flow is started again, and how close it must come back. */
const [away, back] = [2 ** -12, 2 ** -18];

/** From beside its limit, on either side along every tangent, the flow returns to it. */
export const returnsToLimit = hypothesis<Flow>({
  words: 'the flow returns to its limit from beside it, on either side along every tangent',
  tex: String.raw`w_* \text{ attracts}`,
  holds: (flow) => {
    const w = limitOf(flow);
    return w !== null && tangentsOf(w).every((t) => [1, -1].every((side) => {
      const again = limitOf(flow, w.map((entry, c) => Math.cos(away) * entry + side * Math.sin(away) * t[c]));
      return again !== null && angle(again, w) <= back;
    }));
  },
});
