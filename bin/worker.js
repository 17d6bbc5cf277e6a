import { allowTypeScript } from './typescript.js';

allowTypeScript();
await import('../src/cli/worker.ts');
