/**
 * Lets the importing thread load `.ts` files: by Node itself where it can, else by a hook that blanks the types out.
 * Ends the process with a message on a Node that is too old. Also for scripts: node --import ./bin/typescript.js …
 */
import { register } from 'node:module';

const oldest = [20, 19];
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
  console.error(`gainsay needs Node ${oldest.join('.')} or newer; this is Node ${process.versions.node}. Install a current Node and run it again.`);
  process.exit(2);
}
if (!process.features.typescript) register('./hooks.js', import.meta.url);
