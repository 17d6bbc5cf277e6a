import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { compileFunction } from 'node:vm';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { kept, type Made } from './kept.ts';
import { inProject } from './root.ts';

const wordsOf = (error: ErrorObject): string => {
  const { allowedValues, allowedValue, additionalProperty } = error.params as Record<string, unknown>;
  if (Array.isArray(allowedValues)) return `expected one of ${allowedValues.join(', ')}`;
  if (allowedValue !== undefined) return `expected ${JSON.stringify(allowedValue)}`;
  if (additionalProperty !== undefined) return `unknown key ${JSON.stringify(additionalProperty)}`;
  return error.message ?? 'it does not fit the schema';
};

const schemas = ['evidence.schema.json', 'experiment.schema.json'] as const;
type Schema = (typeof schemas)[number];
const compiled = new Map<Schema, ValidateFunction>();

/** The code of a validator. Writing it takes the library longer than it takes to read and check all that is written with it. */
const written = async (name: Schema): Promise<Made> => {
  const [{ Ajv }, { default: standalone }] = await Promise.all([import('ajv'), import('ajv/dist/standalone/index.js')]);
  // All of them: one may refer to the parts of another by the name of its file.
  const ajv = new Ajv({ allowUnionTypes: true, code: { source: true } });
  const paths = schemas.map((schema) => inProject(`reports/${schema}`));
  for (const [k, path] of paths.entries()) ajv.addSchema(JSON.parse(await readFile(path, 'utf8')) as object, schemas[k]);
  const made = ajv.getSchema(name);
  if (made === undefined) throw new Error(`reports/${name} is no schema`);
  return { text: standalone.default(ajv, made), from: [...paths, inProject('node_modules/ajv/package.json')] };
};

/** A schema of reports/ as a function; its code is kept until a schema, or the library, changes. */
const validator = async (name: Schema): Promise<ValidateFunction> => {
  const known = compiled.get(name);
  if (known !== undefined) return known;
  const own = await readFile(fileURLToPath(import.meta.url), 'utf8');
  const code = await kept(inProject('node_modules/.cache/gainsay/validators'), `${name}\n${own}`, () => written(name), inProject('.'));
  const module: { exports: ValidateFunction | null } = { exports: null };
  compileFunction(code, ['module', 'require'])(module, createRequire(import.meta.url));
  if (module.exports === null) throw new Error(`the validator of reports/${name} exports nothing`);
  compiled.set(name, module.exports);
  return module.exports;
};

/** The first place where a parsed document departs from a schema of reports/, or null when it fits. */
export const faultOf = async (name: Schema, document: unknown): Promise<{ readonly where: string; readonly why: string } | null> => {
  const validate = await validator(name);
  if (validate(document)) return null;
  // Inside if/then and anyOf several errors are listed; the deepest is the one at fault.
  const [deepest] = (validate.errors ?? []).toSorted((a, b) => b.instancePath.length - a.instancePath.length);
  return deepest === undefined ? { where: '', why: 'it does not fit the schema' } : { where: deepest.instancePath, why: wordsOf(deepest) };
};
