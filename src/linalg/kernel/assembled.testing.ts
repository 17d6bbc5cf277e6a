import { readFileSync } from 'node:fs';
import wabt from 'wabt';

/** The text of productModule.ts: what wabt assembles product.wat to. */
export const moduleText = async (): Promise<string> => {
  const { parseWat } = await wabt();
  const parsed = parseWat('product.wat', readFileSync(new URL('product.wat', import.meta.url)), { simd: true });
  parsed.validate();
  const { buffer } = parsed.toBinary({});
  return `/** product.wat, assembled, in base64. Written by npm run kernels. */\nexport const productModule =\n  '${Buffer.from(buffer).toString('base64')}';\n`;
};
