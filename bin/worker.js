import './typescript.js';

await import('../src/cli/worker.ts');
