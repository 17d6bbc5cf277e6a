import type { Picture } from '../../claim/picture.ts';
import { grid } from './grid.ts';
import { plot } from './plot.ts';

/** A picture as SVG, drawn in the colour of the text around it: in the report and, of an edited instance, in the reader's browser. */
export const pictureSvg = (picture: Picture): string => (picture.kind === 'plot' ? plot(picture) : grid(picture));
