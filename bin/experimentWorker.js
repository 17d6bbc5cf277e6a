import './typescript.js';

await import('../src/cli/experimentWorker.ts');
