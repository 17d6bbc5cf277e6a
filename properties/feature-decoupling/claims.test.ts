import { verifyClaims } from '../../src/vitest/claims.ts';

await verifyClaims('feature-decoupling', import.meta.url);
