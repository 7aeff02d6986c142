import { z } from 'zod';
import { ItemKind } from '../content/index.ts';
import { EmailAddress, LanguageTag } from '../text/index.ts';
import { contract } from './contract.ts';

export const mailSlip = contract({
  name: 'mailSlip',
  method: 'POST',
  path: '/api/kiosk/v1/slips/mail',
  summary:
    'E-mails a directory entry to an address at once, as the town has published it; central stores neither. `not-sent`: it is not published, or no mail server accepted it.',
  request: z.object({
    address: EmailAddress,
    kind: ItemKind,
    id: z.string().min(1).max(120),
    language: LanguageTag,
  }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('sent') }),
    z.object({ kind: z.literal('not-sent') }),
    z.object({ kind: z.literal('throttled'), retryAfterMs: z.int().min(0) }),
  ]),
});
export type MailSlipAnswer = z.infer<typeof mailSlip.response>;
