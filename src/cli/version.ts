import { readFile } from 'node:fs/promises';
import { inProject } from './root.ts';

/** The version in package.json. */
export const version = async (): Promise<string> => (JSON.parse(await readFile(inProject('package.json'), 'utf8')) as { version: string }).version;
