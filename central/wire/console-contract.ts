import type { z } from 'zod';
import type { Contract } from '../../domain/wire/index.ts';
import type { Role } from './role.ts';

/** Where the console's routes begin. */
export const CONSOLE_PATH = '/api/console/v1';

/** The kind of a workbook file (Office Open XML). */
export const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A route that the console calls in the name of someone who is signed in. */
export type ConsoleContract<Request extends z.ZodType, Response extends z.ZodType> = Contract<
  Request,
  Response
> & {
  /** Who may call it. */
  readonly roles: readonly Role[];
  /** The console asks it by itself: that is no sign that someone is there, and keeps no session alive. */
  readonly unwatched?: true;
  /** It is there also for somebody who still has to set up the second factor that their role needs. */
  readonly beforeSecondFactor?: true;
  /**
   * It needs a person at the console: a program with a token is refused. Whatever is the own, what gives a person access, and what a second person
   * confirms.
   */
  readonly personsOnly?: true;
  /** It answers with a file of this kind, not with JSON. */
  readonly answers?: 'text/csv' | 'application/xml' | typeof WORKBOOK;
  /** Set where the answer names residents: what the audit log says was read. Never what somebody searched for. */
  reads?(input: z.infer<Request>): string;
};

export const consoleContract = <Request extends z.ZodType, Response extends z.ZodType>(
  described: ConsoleContract<Request, Response>,
): ConsoleContract<Request, Response> => described;
