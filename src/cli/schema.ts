import { readFile } from 'node:fs/promises';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { inProject } from './root.ts';

const wordsOf = (error: ErrorObject): string => {
  const { allowedValues, allowedValue, additionalProperty } = error.params as Record<string, unknown>;
  if (Array.isArray(allowedValues)) return `expected one of ${allowedValues.join(', ')}`;
  if (allowedValue !== undefined) return `expected ${JSON.stringify(allowedValue)}`;
  if (additionalProperty !== undefined) return `unknown key ${JSON.stringify(additionalProperty)}`;
  return error.message ?? 'it does not fit the schema';
};

const schemas = ['evidence.schema.json', 'experiment.schema.json'] as const;
const compiled = new Map<string, ValidateFunction>();

/** A schema of reports/, compiled once: that takes longer than reading what it describes. */
const validator = async (name: (typeof schemas)[number]): Promise<ValidateFunction> => {
  const known = compiled.get(name);
  if (known !== undefined) return known;
  // All of them: one may refer to the parts of another by the name of its file.
  const ajv = new Ajv({ allowUnionTypes: true });
  for (const schema of schemas) ajv.addSchema(JSON.parse(await readFile(inProject(`reports/${schema}`), 'utf8')) as object, schema);
  const made = ajv.getSchema(name);
  if (made === undefined) throw new Error(`reports/${name} is no schema`);
  compiled.set(name, made);
  return made;
};

/** The first place where a parsed document departs from a schema of reports/, or null when it fits. */
export const faultOf = async (name: (typeof schemas)[number], document: unknown): Promise<{ readonly where: string; readonly why: string } | null> => {
  const validate = await validator(name);
  if (validate(document)) return null;
  // Inside if/then and anyOf several errors are listed; the deepest is the one at fault.
  const [deepest] = (validate.errors ?? []).toSorted((a, b) => b.instancePath.length - a.instancePath.length);
  return deepest === undefined ? { where: '', why: 'it does not fit the schema' } : { where: deepest.instancePath, why: wordsOf(deepest) };
};
