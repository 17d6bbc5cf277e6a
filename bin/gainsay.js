#!/usr/bin/env node
import { allowTypeScript } from './typescript.js';

allowTypeScript();
const { main } = await import('../src/cli/main.ts');
process.exitCode = await main(process.argv.slice(2));
