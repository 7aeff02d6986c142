import { Role, UserName } from '../../wire/index.ts';
import type { Central } from '../central.ts';
import {
  changeRole,
  changeTown,
  createUser,
  disableUser,
  enableUser,
  endSessionsFor,
  type Invited,
  inviteUser,
  listSessionRows,
  listUserRows,
  type ResetPassword,
  resetPassword,
  resetSecondFactor,
} from '../people/index.ts';
import { ACTOR, type Command, type CommandResult, outcome, refused } from './command.ts';
import { consoleAddressOf, type Settings } from './options.ts';

/** Who changes a user here. */
const BY = { userName: ACTOR, townId: null };

/** What `user` does, by the word that follows it; all but `list` need a name. */
const WORDS: Readonly<
  Record<string, (central: Central, name: string, settings: Settings) => Promise<CommandResult>>
> = {
  disable: async (central, name) => outcome(await disableUser(central, name, BY), 'changed'),
  enable: async (central, name) => outcome(await enableUser(central, name, BY), 'changed'),
  'reset-password': async (central, name, settings) =>
    withLink(await resetPassword(central, name, BY), settings),
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

/** Makes a user: a link by which they choose their password, or an account of the demo. */
export const createUserCommand: { readonly usage: string; readonly run: Command } = {
  usage: `<name> --role ${Role.options.join('|')} [--town T|all] [--demo]`,
  run: async (central, words, settings) => {
    const name = UserName.safeParse(words[0]);
    const role = Role.safeParse(settings.role);
    if (!name.success) return refused('the name must be 2 to 40 small letters, digits, dots and hyphens');
    if (!role.success) return refused(`the role must be one of ${Role.options.join(', ')}`);
    const townId = settings.town === 'all' ? null : settings.town;
    if (settings.demo === 'true')
      return outcome(await createUser(central, name.data, role.data, ACTOR, townId, true), 'created');
    const invitation = { userName: name.data, role: role.data, townId };
    return withLink(await inviteUser(central, invitation, ACTOR), settings);
  },
};

/** A link is printed whole, once. */
const withLink = (made: Invited | ResetPassword, settings: Settings): CommandResult =>
  made.kind === 'refused'
    ? { done: false, answer: made }
    : {
        done: true,
        answer: {
          kind: made.kind,
          link: `${consoleAddressOf(settings)}${made.path}`,
          expiresAt: made.expiresAt.toISOString(),
        },
      };
