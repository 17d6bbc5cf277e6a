/**
 * A buffer that is used again and again, grown where needed: a typed array of more than 64 bytes costs more to
 * allocate than a small kernel costs to run. It holds whatever the last use left there, so each kernel owns its own,
 * writes before it reads, and never returns it.
 */
export const scratch = (): ((length: number) => Float64Array) => {
  let buffer = new Float64Array(256);
  return (length) => {
    if (buffer.length < length) buffer = new Float64Array(2 * length);
    return buffer;
  };
};
