import { Role, UserName } from '../../wire/index.ts';
import type { Central } from '../central.ts';
import {
  changeRole,
  changeTown,
  disableUser,
  enableUser,
  endSessionsFor,
  listSessionRows,
  listUserRows,
  resetPassword,
  resetSecondFactor,
} from '../people/index.ts';
import { ACTOR, type Command, type CommandResult, outcome, refused } from './command.ts';
import type { Settings } from './options.ts';

/** Who changes a user here. */
const BY = { userName: ACTOR, townId: null };

/** What `user` does, by the word that follows it; all but `list` need a name. */
const WORDS: Readonly<
  Record<string, (central: Central, name: string, settings: Settings) => Promise<CommandResult>>
> = {
  disable: async (central, name) => outcome(await disableUser(central, name, BY), 'changed'),
  enable: async (central, name) => outcome(await enableUser(central, name, BY), 'changed'),
  'reset-password': async (central, name) => outcome(await resetPassword(central, name, BY), 'created'),
  'reset-second-factor': async (central, name) =>
    outcome(await resetSecondFactor(central, name, BY), 'changed'),
  role: async (central, name, settings) => {
    const role = Role.safeParse(settings.role);
    if (!role.success) return refused(`the role must be one of ${Role.options.join(', ')}`);
    return outcome(await changeRole(central, name, role.data, BY), 'changed');
  },
  town: async (central, name, { town }) => {
    if (town === undefined) return refused('--town: expected a town, or all');
    return outcome(await changeTown(central, name, town === 'all' ? null : town, BY), 'changed');
  },
  sessions: async (central, name) => ({
    done: true,
    answer: { sessions: await listSessionRows(central, name, '') },
  }),
  'end-sessions': async (central, name) => {
    const sessions = await endSessionsFor(central, name, ACTOR);
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
