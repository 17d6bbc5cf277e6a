import { readFile } from 'node:fs/promises';
import { digestOf } from '../evidence/digest.ts';
import { type Evidence, evidenceVersion } from '../evidence/evidence.ts';
import { prettyJson, revived } from '../evidence/json.ts';
import { inProject, shown } from './root.ts';
import { faultOf } from './schema.ts';
import { UsageError } from './usageError.ts';
import { writeAtomically } from './writeFile.ts';

const refuse = (path: string, where: string, why: string): never => {
  throw new UsageError(`${shown(path)} is not evidence that this gainsay reads: at ${where === '' ? 'the top' : where}, ${why}`);
};

/** The first place where a parsed document departs from the evidence schema, or null when it fits. */
export const schemaFault = (document: unknown): ReturnType<typeof faultOf> => faultOf('evidence.schema.json', document);

/** The evidence in a file; throws a `UsageError` that names the JSON path at fault when it is missing, damaged, foreign or altered. */
export const readEvidence = async (path: string): Promise<Evidence> => {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    throw new UsageError(`${shown(path)} cannot be read; run npm run verify first, or name an evidence file`);
  }
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    return refuse(path, '', `it is no JSON (${error instanceof Error ? error.message : String(error)})`);
  }
  const { format, version } = (document ?? {}) as Record<string, unknown>;
  if (format !== 'gainsay-evidence') refuse(path, '/format', `expected "gainsay-evidence", found ${JSON.stringify(format) ?? 'nothing'}`);
  if (version !== evidenceVersion) refuse(path, '/version', `expected ${evidenceVersion}, found ${JSON.stringify(version) ?? 'nothing'}`);
  const fault = await schemaFault(document);
  if (fault !== null) refuse(path, fault.where, fault.why);
  const evidence = revived(document) as Evidence;
  const digest = await digestOf(evidence);
  if (digest !== evidence.digest) refuse(path, '/digest', `it is ${evidence.digest.slice(0, 12)}… but the content has ${digest.slice(0, 12)}…; the file was altered after it was written`);
  return evidence;
};

/** The text of an evidence file; throws when it does not fit its own schema. */
export const evidenceText = async (evidence: Evidence): Promise<string> => {
  const text = `${prettyJson(evidence)}\n`;
  const fault = await schemaFault(JSON.parse(text));
  if (fault !== null) throw new Error(`evidence does not fit its schema at ${fault.where}: ${fault.why}`);
  return text;
};

/** Writes evidence whole or not at all; throws when it does not fit its own schema. */
export const writeEvidence = async (path: string, evidence: Evidence): Promise<void> => writeAtomically(path, await evidenceText(evidence));

/** Where the last run and the committed reference stand. */
export const evidencePaths = { latest: inProject('reports/latest/evidence.json'), reference: inProject('reports/reference/evidence.json') } as const;
