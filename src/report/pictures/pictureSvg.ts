import type { Picture } from '../../claim/picture.ts';
import { grid } from './grid.ts';
import { plot } from './plot.ts';

/**
 * A picture as SVG, drawn in the colour of the text around it: in the report and, of an edited instance, in the
 * reader's browser, a plot there as wide as there is room.
 */
export const pictureSvg = (picture: Picture, width = 560): string => (picture.kind === 'plot' ? plot(picture, width) : grid(picture));
