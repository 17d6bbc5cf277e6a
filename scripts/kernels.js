/** Writes src/linalg/kernel/productModule.ts, the WebAssembly module that product.wat assembles to. Usage: npm run kernels */
import { writeFileSync } from 'node:fs';
import { moduleText } from '../src/linalg/kernel/assembled.testing.ts';

writeFileSync(new URL('../src/linalg/kernel/productModule.ts', import.meta.url), await moduleText());
