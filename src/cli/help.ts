import { commands } from './commands.ts';
import { unknown } from './select.ts';

const codes = '0 every verdict as recorded · 1 some verdict differs · 2 usage · 3 nothing ran · 130 interrupted';

/** The overview, or the help of one command; throws a `UsageError` for a command that does not exist. */
export const helpText = (name?: string): string => {
  if (name === undefined) {
    const width = Math.max(...Object.keys(commands).map((key) => key.length)) + 2;
    return [
      'gainsay: tests theorems the way property-based testing tests programs',
      '',
      'usage: gainsay <command> …',
      ...Object.entries(commands).map(([key, c]) => `  ${key.padEnd(width)}${c.summary}`),
      `  ${'help'.padEnd(width)}this text, or that of a command: gainsay help verify`,
      '',
      'From a clone: npm run gainsay -- <command> …',
      `Exit codes: ${codes}`,
      '',
    ].join('\n');
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) throw unknown('command', name, [...Object.keys(commands), 'help']);
  const examples = command.examples.map((example) => `  gainsay ${example}`);
  return [`gainsay ${name}: ${command.summary}`, '', `usage: gainsay ${command.usage}`, ...command.help.map((line) => `  ${line}`), '', 'examples', ...examples, ''].join('\n');
};
