import { register } from 'node:module';

const oldest = [20, 19];

/**
 * Lets this thread import `.ts` files: by Node itself where it can, else by a hook that blanks the types out.
 * Ends the process with a message on a Node that is too old.
 */
export const allowTypeScript = () => {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
    console.error(`gainsay needs Node ${oldest.join('.')} or newer; this is Node ${process.versions.node}. Install a current Node and run it again.`);
    process.exit(2);
  }
  if (!process.features.typescript) register('./hooks.js', import.meta.url);
};
