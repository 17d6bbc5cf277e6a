import { loss } from './loss.ts';
import { lossNames, lossTexts } from './table.ts';

/** The text of `tableTrees.ts`: what mathjs makes of the formulas of `table.ts`. */
export const treesText = async (): Promise<string> => {
  const lines: string[] = [];
  for (const name of lossNames) {
    const { phi, psi, parameters } = lossTexts[name];
    lines.push(`  ${JSON.stringify(name)}: ${JSON.stringify(await loss({ phi, psi }, parameters))},`);
  }
  return [
    '// Written by `npm run losses` from table.ts: not to be edited.',
    "import type { ContrastiveLoss } from './contrastiveLoss.ts';",
    "import type { LossName } from './table.ts';",
    '',
    '/** The losses of the table as trees with their symbolic derivatives, cached so that nothing has to load mathjs. */',
    'export const namedLosses: Readonly<Record<LossName, ContrastiveLoss>> = {',
    ...lines,
    '};',
    '',
  ].join('\n');
};
