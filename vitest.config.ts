import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'properties/**/*.test.ts'],
    testTimeout: 120_000,
    // Named, since vitest picks others when it believes to run under a coding agent or on a CI.
    reporters: ['default', './src/vitest/reporter.ts'],
  },
});
