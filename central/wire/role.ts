import { z } from 'zod';

export const Role = z.enum(['clerk', 'supervisor', 'it', 'administrator', 'auditor']);
export type Role = z.infer<typeof Role>;

/** Everybody who can sign in. */
export const EVERYBODY: readonly Role[] = Role.options;
/** Those who see what residents pay and ask for: all but IT. */
export const SEE_MONEY: readonly Role[] = ['clerk', 'supervisor', 'administrator', 'auditor'];
/** Those who act for residents. */
export const ACT_FOR_RESIDENTS: readonly Role[] = ['clerk', 'supervisor', 'administrator'];
