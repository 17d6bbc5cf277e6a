import { verifyClaims } from '../../src/vitest/claims.ts';

await verifyClaims('nonlinearity', import.meta.url);
