import { Role, UserName } from '../../wire/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import {
  changeRole,
  changeTown,
  disableUser,
  enableUser,
  endSessionsOf,
  listSessionRows,
  listUserRows,
  resetPassword,
} from '../people/index.ts';
import type { Command, CommandResult } from './command.ts';
import type { Settings } from './options.ts';

/** Who stands in the audit log for what is done on the command line. */
const BY = { userName: 'command-line', townId: null };

/** What `user` does, by the word that follows it; all but `list` need a name. */
const WORDS: Readonly<
  Record<string, (central: Central, name: string, settings: Settings) => Promise<CommandResult>>
> = {
  disable: async (central, name) => outcome(await disableUser(central, name, BY)),
  enable: async (central, name) => outcome(await enableUser(central, name, BY)),
  'reset-password': async (central, name) => outcome(await resetPassword(central, name, BY)),
  role: async (central, name, settings) => {
    const role = Role.safeParse(settings.role);
    if (!role.success) return refused(`the role must be one of ${Role.options.join(', ')}`);
    return outcome(await changeRole(central, name, role.data, BY));
  },
  town: async (central, name, { town }) => {
    if (town === undefined) return refused('--town: expected a town, or all');
    return outcome(await changeTown(central, name, town === 'all' ? null : town, BY));
  },
  sessions: async (central, name) => ({
    done: true,
    answer: { sessions: await listSessionRows(central, name, '') },
  }),
  'end-sessions': async (central, name) => {
    const sessions = await endSessionsOf(central.db, name);
    const record = { actor: BY.userName, action: 'end-sessions', subject: name, detail: { sessions } };
    await writeAudit(central.db, central.now(), record);
    return { done: true, answer: { kind: 'ended', sessions } };
  },
};

/** Gives and takes people's access. */
export const userCommand: { readonly usage: string; readonly run: Command } = {
  usage: `list | ${Object.keys(WORDS).join('|')} <name> [--role R] [--town T]`,
  run: async (central, [word = '', name = ''], settings) => {
    if (word === 'list') return { done: true, answer: { users: await listUserRows(central, null) } };
    const run = WORDS[word];
    if (!run) return refused(`expected list, ${Object.keys(WORDS).join(', ')}`);
    const userName = UserName.safeParse(name);
    return userName.success ? run(central, userName.data, settings) : refused('which user?');
  },
};

const refused = (reason: string): CommandResult => ({ done: false, answer: { kind: 'refused', reason } });
const outcome = (answer: { readonly kind: string }): CommandResult => ({
  done: answer.kind !== 'refused',
  answer,
});
