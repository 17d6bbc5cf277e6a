/** A start tag with its attributes; `<` and `"` stand in no text and no value, where they are escaped. */
const startTag = /<[a-z][\w:-]*(?: [\w:-]+(?:="[^"]*")?)+ ?\/?>/gi;

/** Values that HTML takes without quotes. A value before `/>` keeps its own: the stroke would become part of it. */
const plainValue = /="([\w.,:;#%()+-]+)"(?=[ >])/g;

/** End tags that HTML implies where the next item, cell or row begins or their parent ends, as nowhere else in our pages. */
const impliedEnd = /<\/(?:li|dt|dd|td|th|tr|thead|tbody)>/g;

/** The page with the same elements, attributes and texts in fewer bytes: values without quotes and implied end tags left out between `<main>` and `</main>`. */
export const compact = (html: string): string => {
  const [start, end] = [html.indexOf('<main>'), html.lastIndexOf('</main>')];
  if (start < 0 || end < start) throw new RangeError('compact: the page has no <main> … </main>');
  const main = html.slice(start, end).replaceAll(startTag, (tag) => tag.replaceAll(plainValue, '=$1')).replaceAll(impliedEnd, '');
  return html.slice(0, start) + main + html.slice(end);
};
