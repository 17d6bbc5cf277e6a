/** The seed of `npm test`, `npm run verify` and the reference report. */
export const defaultSeed = 20220601;

/**
 * A 32-bit seed for one part of a run, from the base seed and labels (FNV-1a with a final avalanche), so that
 * neither order nor sharding nor filtering of claims changes what a claim draws.
 */
export const deriveSeed = (base: number, ...labels: readonly (string | number)[]): number => {
  let hash = 0x811c9dc5 ^ (base | 0);
  for (const char of labels.join('\u0000')) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
};
