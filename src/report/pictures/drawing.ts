import { type Markup, markup } from '../html/markup.ts';
import { fixed, ink, labelSize } from './axes.ts';

/** What a drawing is called and what it shows, for those who do not see it. */
export interface Caption {
  readonly title: string;
  readonly description: string;
}

const fonts = 'Inter, Segoe UI, Helvetica Neue, Noto Sans, system-ui, sans-serif';

/** A drawing as one SVG element with its caption inside, in one ink and without ids, so that it may stand anywhere any number of times. */
export const drawing = ({ title, description }: Caption, width: number, height: number, content: Markup): string =>
  markup`<svg xmlns="http://www.w3.org/2000/svg" class="picture" role="img" width="${fixed(width)}" height="${fixed(height)}" viewBox="0 0 ${fixed(width)} ${fixed(height)}" font-family="${fonts}" font-size="${labelSize}" fill="${ink}"><title>${title}</title><desc>${description}</desc>${content}</svg>`.text;

/** The same as a file of its own: ink on white, whatever the ground of its viewer. */
export const standalone = (svg: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n${svg.replace('<svg ', '<svg style="color:#1b1c1e;background:#fff" ')}\n`;
