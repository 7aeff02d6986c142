import { z } from 'zod';

/** An e-mail address of at most 254 characters (RFC 5321, 4.5.3.1.3). */
export const EmailAddress = z.email().max(254);
