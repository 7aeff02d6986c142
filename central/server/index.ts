import pino, { type Logger } from 'pino';
import { codeOf, messageOf } from '../../domain/failure/index.ts';
import type { Central } from './central.ts';
import {
  type CommandResult,
  commands,
  earlyCommands,
  readOptions,
  type Settings,
  serve,
} from './commands/index.ts';
import { type ConnectedDatabase, connectDatabase } from './database/index.ts';
import { logError } from './http/index.ts';
import { defaultLimits } from './limits.ts';
import { argonPasswords } from './passwords/index.ts';
import { linkForFirstAdministrator } from './people/index.ts';

const LONGEST_CLOSE_MS = 45_000;

process.exitCode = await main(process.argv.slice(2));

/** Answers go to standard output, one line of JSON each; the log goes to standard error. */
async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args, process.env);
  if (options.kind === 'wrong') return usage(options.reason);
  const [name = '', ...words] = options.words;
  const command = commands[name];
  const early = earlyCommands[name];
  if (name !== 'serve' && !command && !early) return usage(`there is no command "${name}"`);
  const { settings } = options;
  const log = pino({ level: settings.logLevel }, pino.destination({ dest: 2, sync: true }));
  if (early) return answered(log, name, () => early.run(words, settings));
  let database: ConnectedDatabase;
  try {
    const { databaseUrl = null, databaseOwnerUrl: ownerUrl = null, dataDir: dataFolder } = settings;
    const where = { databaseUrl, ownerUrl, dataFolder };
    database = await connectDatabase(where, (error) => logError(log, 'database-connection-lost', error));
  } catch (error) {
    say({ kind: 'failed', reason: messageOf(error) });
    return 1;
  }
  const central: Central = {
    db: database.db,
    now: () => new Date(),
    limits: defaultLimits,
    passwords: argonPasswords(),
    secondFactorFor: settings.secondFactorFor,
    demo: settings.demo === 'true',
  };
  try {
    if (!command) return await serveUntilSignal(central, database, settings, log);
    return await answered(log, name, () => command.run(central, words, settings));
  } finally {
    await database.close();
  }
}

/** Runs a command and says what came of it. */
async function answered(log: Logger, name: string, run: () => Promise<CommandResult>): Promise<number> {
  try {
    const { done, answer } = await run();
    say(answer);
    return done ? 0 : 1;
  } catch (error) {
    logError(log, 'failed', error);
    const code = codeOf(error);
    say({ kind: 'failed', reason: `${name} did not succeed${code ? ` (${code})` : ''}` });
    return 1;
  }
}

async function serveUntilSignal(
  central: Central,
  database: ConnectedDatabase,
  settings: Settings,
  log: Logger,
): Promise<number> {
  const signal = new Promise<string>((resolve) => {
    for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => resolve(name));
  });
  const serving = await serve(central, database, settings, log);
  // Before it is ready: from then on a database that goes away must not end the program.
  const first = central.demo ? null : await linkForFirstAdministrator(central);
  say({ kind: 'ready', address: serving.address, pid: process.pid });
  if (first)
    say({
      kind: 'no-users',
      firstAdministrator: `${settings.publicUrl ?? serving.address}${first.path}`,
      expiresAt: first.expiresAt,
    });
  log.info({ event: 'closing', signal: await signal });
  setTimeout(() => process.exit(1), LONGEST_CLOSE_MS).unref();
  await serving.close();
  return 0;
}

function usage(reason: string): number {
  const lines = Object.entries({ ...commands, ...earlyCommands }).map(([name, { usage }]) =>
    `  ${name} ${usage}`.trimEnd(),
  );
  process.stderr.write(
    `${reason}\n\nnode central/server/index.ts <command> [--data-dir D | --database-url-file F]\n`,
  );
  process.stderr.write(
    `  serve --port P --host H --public-url U --trust-proxy A,B [--demo]\n${lines.join('\n')}\n`,
  );
  return 2;
}

function say(answer: unknown): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
