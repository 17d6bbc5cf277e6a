import { canonicalJson } from './json.ts';
import { sha256 } from './sha256.ts';

/** SHA-256 in hexadecimal of the canonical JSON of a document, but for its `digest` and its `environment`: the times, versions and machine. */
export const digestOf = (document: object): Promise<string> => {
  const content = Object.fromEntries(Object.entries(document).filter(([key]) => key !== 'digest' && key !== 'environment'));
  return sha256(canonicalJson(content));
};
