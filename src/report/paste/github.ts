import type { Evidence } from '../../evidence/evidence.ts';
import { githubDialect } from './dialect.ts';
import { paste } from './paste.ts';

/** Findings to paste into an issue or pull request on GitHub, which takes 65,536 characters. */
export const github = (e: Evidence, maxChars = 65_000): string => paste(e, githubDialect, maxChars);
