import { defineConfig } from 'vitest/config';
import { ClaimsFirst } from './src/vitest/claimsFirst.ts';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'properties/**/*.test.ts'],
    testTimeout: 120_000,
    // Every core: by default vitest leaves one idle, which of two is half the machine.
    maxWorkers: '100%',
    // One thread for many files: no test changes what is global, and loading the suite anew for each file takes as long as the tests.
    pool: 'threads',
    isolate: false,
    sequence: { sequencer: ClaimsFirst },
    // Named, since vitest picks others when it believes to run under a coding agent or on a CI.
    reporters: ['default', './src/vitest/reporter.ts'],
  },
});
