/** Writes src/definitions/losses/tableTrees.ts, the derivatives that mathjs makes of the formulas of table.ts. Usage: npm run losses */
import { writeFileSync } from 'node:fs';
import { treesText } from '../src/definitions/losses/writeTrees.ts';

writeFileSync(new URL('../src/definitions/losses/tableTrees.ts', import.meta.url), await treesText());
