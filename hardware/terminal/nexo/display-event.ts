import { z } from 'zod';
import type { PaymentProgress } from '../payment-terminal.ts';

/** A display notification of the terminal, decrypted. */
const Notification = z.object({
  SaleToPOIRequest: z.object({
    MessageHeader: z.object({
      MessageCategory: z.literal('Display'),
      MessageType: z.enum(['Notification', 'Request']),
      SaleID: z.string(),
      POIID: z.string(),
      ServiceID: z.string().nullish(),
    }),
    DisplayRequest: z.object({
      DisplayOutput: z
        .array(
          z.object({
            OutputContent: z.object({
              PredefinedContent: z.object({ ReferenceID: z.string().max(1_000) }).nullish(),
            }),
          }),
        )
        .max(20),
    }),
  }),
});

/**
 * What each event means for the resident. The terminal asks for the card as soon as the tender exists, and many send no
 * event of their own for that. A card or a PIN that was given may not be taken: only AUTHORISING says that the bank is asked. Events that change nothing on the screen are not listed.
 */
const PROGRESS: Readonly<Record<string, PaymentProgress>> = {
  TENDER_CREATED: 'present-card',
  WAIT_FOR_CARD: 'present-card',
  PROVIDE_CARD_DETAILS: 'present-card',
  CARD_INSERTED: 'follow',
  CARD_PRESENTED: 'follow',
  CARD_SWIPED: 'follow',
  WAIT_FOR_PIN: 'enter-pin',
  PIN_ENTERED: 'follow',
  AUTHORISING: 'authorising',
  REMOVE_CARD: 'remove-card',
};

/** The payment that runs now, or null. */
export type RunningPayment = { readonly saleId: string; readonly poiId: string; readonly serviceId: string };

/**
 * The steps that a notification tells of the running payment, oldest first; null when it is not a display notification
 * for this kiosk, this terminal and this payment.
 */
export function readProgress(message: unknown, running: RunningPayment): PaymentProgress[] | null {
  const parsed = Notification.safeParse(message);
  if (!parsed.success) return null;
  const { MessageHeader: header, DisplayRequest: display } = parsed.data.SaleToPOIRequest;
  if (header.SaleID !== running.saleId || header.POIID !== running.poiId) return null;
  if ((header.ServiceID ?? running.serviceId) !== running.serviceId) return null;
  return display.DisplayOutput.flatMap((output) => {
    const reference = output.OutputContent.PredefinedContent?.ReferenceID ?? '';
    const event = new URLSearchParams(reference).get('event') ?? '';
    const progress = Object.hasOwn(PROGRESS, event) ? PROGRESS[event] : undefined;
    return progress === undefined ? [] : [progress];
  });
}
