import { type DraftOf, untilHome } from '../../frame/index.ts';

/** An address that something is sent to. */
export const emailDraft: DraftOf<{ readonly email: string }> = { empty: { email: '' }, staysOn: untilHome };
