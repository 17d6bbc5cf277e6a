/** SHA-256 in hexadecimal of the bytes of a text in UTF-8. */
export const sha256 = async (text: string): Promise<string> => {
  const hash = new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
};
