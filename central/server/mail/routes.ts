import { mailSlip } from '../../../domain/wire/index.ts';
import type { Callers } from '../access/index.ts';
import type { Central } from '../central.ts';
import type { MailOptions } from './send-receipts.ts';
import { sendSlip } from './send-slip.ts';

/** What kiosks give to be sent by e-mail; `mail` is null where none is set up. */
export function mailRoutes({ kiosks }: Callers, central: Central, mail: MailOptions | null): void {
  kiosks.serve(mailSlip, (input, kiosk) => sendSlip(central, kiosk, input, mail));
}
