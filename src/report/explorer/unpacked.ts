/// <reference lib="dom" />

/** The text that an element of the page carries as gzip in base64. */
export const unpacked = async (id: string): Promise<string> => {
  const bytes = Uint8Array.from(atob(document.getElementById(id)?.textContent ?? ''), (char) => char.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
};
