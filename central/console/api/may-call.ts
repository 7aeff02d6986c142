import type { z } from 'zod';
import type { ConsoleContract, Role } from '../../wire/index.ts';

/** A contract as far as it says who may call it. */
export type Allowed = Pick<ConsoleContract<z.ZodType, z.ZodType>, 'roles'>;

/** Whether a role may call a route; central checks it again. */
export const mayCall = (role: Role, { roles }: Allowed): boolean => roles.includes(role);
