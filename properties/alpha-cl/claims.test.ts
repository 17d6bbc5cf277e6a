import { verifyClaims } from '../../src/vitest/claims.ts';

await verifyClaims('alpha-cl', import.meta.url);
