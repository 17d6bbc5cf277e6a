import type { Evidence } from '../../evidence/evidence.ts';
import { openreviewDialect } from './dialect.ts';
import { paste } from './paste.ts';

/** Findings to paste into a form of OpenReview: no HTML, image or link; 5,000 characters is its stock limit of a comment. */
export const openreview = (e: Evidence, maxChars = 5000): string => paste(e, openreviewDialect, maxChars);
