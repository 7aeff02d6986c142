import { z } from 'zod';
import { ReceiptDocument } from '../paper/index.ts';
import { EmailAddress } from '../text/index.ts';
import { contract } from './contract.ts';

export const mailSlip = contract({
  name: 'mailSlip',
  method: 'POST',
  path: '/api/kiosk/v1/slips/mail',
  summary:
    'E-mails a directory entry to an address at once; central stores neither. `not-sent`: no mail server accepted it.',
  request: z.object({ address: EmailAddress, document: ReceiptDocument }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('sent') }),
    z.object({ kind: z.literal('not-sent') }),
    z.object({ kind: z.literal('throttled'), retryAfterMs: z.int().min(0) }),
  ]),
});
export type MailSlipAnswer = z.infer<typeof mailSlip.response>;
