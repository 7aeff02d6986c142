import { z } from 'zod';
import { contract } from '../../domain/wire/index.ts';
import { CONSOLE_PATH, consoleContract } from './console-contract.ts';
import { Instant, TownId } from './fields.ts';
import { EVERYBODY, Role } from './role.ts';

/** What a user name looks like, as fields and schemas check it. */
export const USER_NAME = '[a-z][a-z0-9._\\-]{1,39}';
export const UserName = z.string().regex(new RegExp(`^${USER_NAME}$`));
const Person = z.object({
  userName: z.string(),
  role: Role,
  /** Null: of all towns. */
  townId: z.string().nullable(),
  /** `wanted`: the role needs one, and until it is set up nothing else is allowed. */
  secondFactor: z.enum(['on', 'off', 'wanted']),
});
/** What a person chooses. Which ones are refused, and why, the answer says: see `PasswordProblem`. */
export const NewPassword = z.string().max(200);
/** How many characters a password has at least (ASVS 5.0, 6.2.1), and how many it should have. */
export const SHORTEST_PASSWORD = 8;
export const GOOD_PASSWORD = 15;
/**
 * Why a new password is refused: fewer than 8 characters; one of those that attackers try first; little more than the names of town, user and
 * product.
 */
export const PasswordProblem = z.enum(['too-short', 'known', 'guessable']);
export type PasswordProblem = z.infer<typeof PasswordProblem>;

const Throttled = z.object({ kind: z.literal('throttled'), retryAfterMs: z.int() });

export const signIn = contract({
  name: 'signIn',
  method: 'POST',
  path: `${CONSOLE_PATH}/session`,
  summary: 'Signs a person in; the session is a cookie.',
  request: z.object({
    userName: z.string().min(1).max(80),
    password: z.string().min(1).max(200),
    /** Of the person's app, or a recovery code; asked for by `code-wanted`. */
    code: z.string().min(1).max(40).optional(),
  }),
  response: z.discriminatedUnion('kind', [
    Person.extend({ kind: z.literal('signed-in') }),
    z.object({ kind: z.literal('refused') }),
    z.object({ kind: z.literal('code-wanted') }),
    z.object({ kind: z.literal('code-refused') }),
    Throttled,
  ]),
});

export const signOut = consoleContract({
  name: 'signOut',
  personsOnly: true,
  roles: EVERYBODY,
  method: 'POST',
  path: `${CONSOLE_PATH}/session/end`,
  beforeSecondFactor: true,
  summary: 'Ends the session.',
  request: z.object({}),
  response: z.object({ kind: z.literal('signed-out') }),
});

export const whoAmI = consoleContract({
  name: 'whoAmI',
  roles: EVERYBODY,
  method: 'GET',
  path: `${CONSOLE_PATH}/session`,
  beforeSecondFactor: true,
  summary: 'Returns who is signed in.',
  request: z.object({}),
  response: Person,
});

export const readAbout = contract({
  name: 'readAbout',
  method: 'GET',
  path: `${CONSOLE_PATH}/about`,
  summary: 'Says whether this central is a demo.',
  request: z.object({}),
  response: z.object({ demo: z.boolean() }),
});

const USERS_PATH = `${CONSOLE_PATH}/users`;
const MANAGE_PEOPLE: readonly Role[] = ['administrator'];
const named = z.object({ userName: UserName });

/** Why a change of a person is refused. Administrators cannot shut themselves out. */
const PersonRefused = z.object({
  kind: z.literal('refused'),
  reason: z.enum(['unknown', 'yourself', 'no-such-town', 'exists', 'invited']),
});
const PersonChanged = z.discriminatedUnion('kind', [z.object({ kind: z.literal('changed') }), PersonRefused]);
/** A link that is good once. Behind its `#` stands the secret, which browsers send to no server. */
const LinkMade = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('made'),
    /** From central's own address on; shown once. */
    path: z.string(),
    expiresAt: Instant,
    /** Whether it went by e-mail: `none` where no address was given. */
    mail: z.enum(['none', 'sent', 'not-sent']),
  }),
  PersonRefused,
]);
/** Where a link is sent as well; the address is not kept. */
const mailTo = z.email().max(254).optional();

export const UserRow = Person.extend({
  createdAt: Instant,
  disabledAt: Instant.nullable(),
  /** An account of the demo: it signs in at a demo alone. */
  demo: z.boolean(),
  /** How many sessions are alive. */
  sessions: z.int(),
});

export const listUsers = consoleContract({
  name: 'listUsers',
  roles: ['administrator', 'auditor'],
  method: 'GET',
  path: USERS_PATH,
  summary: 'Lists the people who may sign in, and those who no longer may.',
  request: z.object({}),
  response: z.object({ users: z.array(UserRow) }),
});

export const inviteUser = consoleContract({
  name: 'inviteUser',
  personsOnly: true,
  roles: MANAGE_PEOPLE,
  method: 'POST',
  path: `${USERS_PATH}/invite`,
  summary: 'Invites somebody by a link that is good once: who opens it chooses a password.',
  request: z.object({
    userName: UserName,
    role: Role,
    townId: TownId.nullable().optional(),
    mailTo,
  }),
  response: LinkMade,
});

const linkFields = {
  purpose: z.enum(['invitation', 'password', 'first-administrator']),
  /** Null: the first administrator chooses it. */
  userName: z.string().nullable(),
  expiresAt: Instant,
};

export const AccessLinkRow = z.object({
  ...linkFields,
  linkId: z.uuid(),
  role: Role,
  townId: z.string().nullable(),
  madeBy: z.string(),
  madeAt: Instant,
});

export const listAccessLinks = consoleContract({
  name: 'listAccessLinks',
  roles: ['administrator', 'auditor'],
  method: 'GET',
  path: `${USERS_PATH}/links`,
  summary: 'Lists the links by which people may still choose a password, without the links themselves.',
  request: z.object({}),
  response: z.object({ links: z.array(AccessLinkRow) }),
});

export const withdrawAccessLink = consoleContract({
  name: 'withdrawAccessLink',
  roles: MANAGE_PEOPLE,
  method: 'POST',
  path: `${USERS_PATH}/links/withdraw`,
  summary: 'Withdraws a link: it opens nothing from then on, and says so.',
  request: z.object({ linkId: z.uuid() }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('withdrawn') }),
    z.object({ kind: z.literal('refused'), reason: z.literal('not-open') }),
  ]),
});

const LinkToken = z.string().min(1).max(100);
/** Why a link opens nothing. `over`: its time is over. */
export const LinkProblem = z.enum(['unknown', 'used', 'withdrawn', 'over']);
export type LinkProblem = z.infer<typeof LinkProblem>;

export const readAccessLink = contract({
  name: 'readAccessLink',
  method: 'POST',
  path: `${CONSOLE_PATH}/link`,
  summary: 'Says what a link is for, to the person who has opened it.',
  request: z.object({ token: LinkToken }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('open'), ...linkFields }),
    z.object({ kind: z.literal('refused'), reason: LinkProblem }),
    Throttled,
  ]),
});

export const useAccessLink = contract({
  name: 'useAccessLink',
  method: 'POST',
  path: `${CONSOLE_PATH}/link/use`,
  summary: 'Sets the password of the person who has opened a link; the link is used up by that.',
  request: z.object({
    token: LinkToken,
    newPassword: NewPassword,
    /** The first administrator's. */
    userName: UserName.optional(),
  }),
  response: z.discriminatedUnion('kind', [
    /** The person signs in with it, and sets up a second factor then if the role needs one. */
    z.object({ kind: z.literal('set'), userName: z.string() }),
    z.object({ kind: z.literal('refused'), reason: LinkProblem }),
    /** The link stays open. */
    z.object({
      kind: z.literal('not-taken'),
      reason: z.enum([...PasswordProblem.options, 'name-wanted']),
    }),
    Throttled,
  ]),
});

export const disableUser = consoleContract({
  name: 'disableUser',
  roles: MANAGE_PEOPLE,
  method: 'POST',
  path: `${USERS_PATH}/disable`,
  summary: 'Takes all access away from a user and ends the sessions.',
  request: named,
  response: PersonChanged,
});

export const enableUser = consoleContract({
  name: 'enableUser',
  roles: MANAGE_PEOPLE,
  method: 'POST',
  path: `${USERS_PATH}/enable`,
  summary: 'Lets a user sign in again; no earlier session comes back.',
  request: named,
  response: PersonChanged,
});

export const resetPassword = consoleContract({
  name: 'resetPassword',
  personsOnly: true,
  roles: MANAGE_PEOPLE,
  method: 'POST',
  path: `${USERS_PATH}/reset-password`,
  summary:
    'Ends a user’s password and sessions, and makes a link that is good once, by which they choose another.',
  request: named.extend({ mailTo }),
  response: LinkMade,
});

export const changeRole = consoleContract({
  name: 'changeRole',
  roles: MANAGE_PEOPLE,
  method: 'POST',
  path: `${USERS_PATH}/role`,
  summary: 'Gives a user another role and ends the sessions.',
  request: named.extend({ role: Role }),
  response: PersonChanged,
});

export const resetSecondFactor = consoleContract({
  name: 'resetSecondFactor',
  personsOnly: true,
  roles: MANAGE_PEOPLE,
  method: 'POST',
  path: `${USERS_PATH}/reset-second-factor`,
  summary:
    'Takes a user’s second factor away, for one who has lost phone and recovery codes, and ends the sessions.',
  request: named,
  response: PersonChanged,
});

const SECOND_FACTOR_PATH = `${CONSOLE_PATH}/second-factor`;

export const beginSecondFactor = consoleContract({
  name: 'beginSecondFactor',
  personsOnly: true,
  roles: EVERYBODY,
  method: 'POST',
  path: SECOND_FACTOR_PATH,
  beforeSecondFactor: true,
  summary:
    'Makes a secret for the own authenticator app (TOTP, RFC 6238); a code of the app has to confirm it.',
  request: z.object({ password: z.string().min(1).max(200) }),
  response: z.discriminatedUnion('kind', [
    /** Shown once: an `otpauth:` address for the app's camera, and the secret in base32 to be typed. */
    z.object({ kind: z.literal('begun'), address: z.string(), secret: z.string() }),
    z.object({ kind: z.literal('refused'), reason: z.enum(['password', 'code', 'on', 'not-begun']) }),
    Throttled,
  ]),
});

export const confirmSecondFactor = consoleContract({
  name: 'confirmSecondFactor',
  personsOnly: true,
  roles: EVERYBODY,
  method: 'POST',
  path: `${SECOND_FACTOR_PATH}/confirm`,
  beforeSecondFactor: true,
  summary: 'Turns the own second factor on by a code of the app; the recovery codes are shown once.',
  request: z.object({ code: z.string().min(6).max(10) }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('confirmed'), recoveryCodes: z.array(z.string()) }),
    z.object({ kind: z.literal('refused'), reason: z.enum(['password', 'code', 'on', 'not-begun']) }),
    Throttled,
  ]),
});

export const changePassword = consoleContract({
  name: 'changePassword',
  personsOnly: true,
  roles: EVERYBODY,
  method: 'POST',
  path: `${CONSOLE_PATH}/password`,
  summary: 'Changes the own password and ends all other sessions.',
  request: z.object({ password: z.string().min(1).max(200), newPassword: NewPassword }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('changed') }),
    /** `password`: the one so far is wrong; everything else is said of the new one. */
    z.object({
      kind: z.literal('refused'),
      reason: z.enum(['password', ...PasswordProblem.options]),
    }),
    Throttled,
  ]),
});

export const listSessions = consoleContract({
  name: 'listSessions',
  roles: EVERYBODY,
  method: 'GET',
  path: `${CONSOLE_PATH}/sessions`,
  summary: 'Lists the own sessions; administrators name another user to see theirs.',
  request: z.object({ userName: UserName.optional() }),
  response: z.object({
    sessions: z.array(
      z.object({
        sessionId: z.uuid(),
        startedAt: Instant,
        lastUsedAt: Instant,
        /** The one that asks. */
        own: z.boolean(),
      }),
    ),
  }),
});

export const endSessions = consoleContract({
  name: 'endSessions',
  roles: EVERYBODY,
  method: 'POST',
  path: `${CONSOLE_PATH}/sessions/end`,
  summary: 'Ends one session, or all of a user; administrators also those of others.',
  request: z.object({ userName: UserName.optional(), sessionId: z.union([z.uuid(), z.literal('all')]) }),
  response: z.object({ kind: z.literal('ended'), sessions: z.int() }),
});
