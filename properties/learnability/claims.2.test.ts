import { verifyClaims } from '../../src/vitest/claims.ts';

await verifyClaims('learnability', import.meta.url);
