/** Words ("0.3 %" and "N = 2" stay whole) folded at `width`, every line indented, those after the first by `hang`; a longer word has its own line. */
export const folded = (text: string, indent: string, width: number, hang = indent): string[] => {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(/(?<!=) (?![%=])/)) {
    if (line.length + word.length + 1 > width && line.trim() !== '') {
      lines.push(line);
      line = hang;
    }
    line += line.trim() === '' ? word : ` ${word}`;
  }
  return [...lines, line];
};
