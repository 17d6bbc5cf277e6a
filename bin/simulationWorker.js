import './typescript.js';

await import('../src/cli/simulationWorker.ts');
