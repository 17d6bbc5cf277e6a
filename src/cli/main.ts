import { parseArgs } from 'node:util';
import { commands } from './commands.ts';
import { exit } from './exit.ts';
import { helpText } from './help.ts';
import type { Values } from './options.ts';
import { processScreen, type Screen } from './screen.ts';
import { unknown } from './select.ts';
import { UsageError } from './usageError.ts';
import { version } from './version.ts';

const isParseError = (error: unknown): error is Error => error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');

const dispatch = async (argv: readonly string[], screen: Screen): Promise<number> => {
  const [name, ...rest] = argv;
  if (name === '--version' || name === '-v') {
    screen.out(`${await version()}\n`);
    return exit.asRecorded;
  }
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    screen.out(helpText(rest[0]));
    return exit.asRecorded;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) throw unknown('command', name, [...Object.keys(commands), 'help']);
  if (rest.includes('--help') || rest.includes('-h')) {
    screen.out(helpText(name));
    return exit.asRecorded;
  }
  const { values, positionals } = parseArgs({ args: rest, options: command.options, allowPositionals: true, strict: true });
  return (await command.load())({ values: values as Values, positionals }, screen);
};

/** Runs one command line and returns its exit code; nothing escapes but faults of our own, shown with their stack. */
export const main = async (argv: readonly string[], screen: Screen = processScreen()): Promise<number> => {
  try {
    return await dispatch(argv, screen);
  } catch (error) {
    if (error instanceof UsageError || isParseError(error)) {
      const name = argv[0] !== undefined && Object.hasOwn(commands, argv[0]) ? ` ${argv[0]}` : '';
      screen.err(`gainsay${name}: ${error.message.split('. To specify')[0]}\nSee: gainsay help${name}\n`);
      return exit.usage;
    }
    screen.err(`gainsay: OUR ERROR, not a finding: ${error instanceof Error ? error.stack : String(error)}\n`);
    return exit.differs;
  }
};
