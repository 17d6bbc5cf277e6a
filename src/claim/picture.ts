/** One axis: its label in words, and whether it is logarithmic. */
export interface Axis {
  readonly words: string;
  readonly scale?: 'linear' | 'log';
  /** Where ticks stand, instead of round numbers. */
  readonly ticks?: readonly number[];
}

/** Points (x_k, y_k) under one name, joined or not, each ± `spread` where there is one. Values that are not finite are gaps. */
export interface Series {
  readonly name: string;
  readonly draw: 'line' | 'points' | 'both';
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly spread?: readonly number[];
}

/** Series over common axes: learning curves, landscapes, scatter plots. */
export interface Plot {
  readonly kind: 'plot';
  readonly title: string;
  /** What is to be seen, in sentences that replace the picture for those who do not see it. */
  readonly description: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
}

/** A value in each cell of a grid, values[row][column] at (columns[column], rows[row]): phase diagrams. */
export interface Grid {
  readonly kind: 'grid';
  readonly title: string;
  readonly description: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly value: { readonly words: string };
  readonly columns: readonly number[];
  readonly rows: readonly number[];
  readonly values: readonly (readonly number[])[];
}

/** The data of a picture, as they stand in the evidence; how it is drawn is the report's business. */
export type Picture = Plot | Grid;

/** Four digits: more than a picture shows, fewer than two engines' functions differ in. */
const rounded = (value: number): number => (Number.isFinite(value) ? Number(value.toPrecision(4)) : value);
const all = (values: readonly number[]): number[] => Array.from(values, rounded);

/** The picture with its numbers rounded to four digits; throws, naming the series or the row, where lengths do not fit or nothing would be drawn. */
export const settledPicture = (picture: Picture): Picture => {
  if (picture.kind === 'grid') {
    const { columns, rows, values } = picture;
    if (rows.length === 0 || columns.length === 0 || values.length !== rows.length || values.some((row) => row.length !== columns.length)) {
      throw new RangeError(`picture '${picture.title}': values are ${values.length} rows of ${values.map((row) => row.length).join(', ')}; expected ${rows.length} of ${columns.length}, at least one of each`);
    }
    return { ...picture, columns: all(columns), rows: all(rows), values: values.map(all) };
  }
  if (picture.series.length === 0) throw new RangeError(`picture '${picture.title}': no series`);
  return {
    ...picture,
    series: picture.series.map(({ name, draw, x, y, spread }) => {
      if (x.length === 0 || y.length !== x.length || (spread !== undefined && spread.length !== x.length)) {
        throw new RangeError(`picture '${picture.title}', series '${name}': ${x.length} x, ${y.length} y${spread === undefined ? '' : `, ${spread.length} spreads`}; expected as many, at least one`);
      }
      return { name, draw, x: all(x), y: all(y), ...(spread === undefined ? {} : { spread: all(spread) }) };
    }),
  };
};
