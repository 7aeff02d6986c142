import { mailSlip } from '../../../domain/wire/index.ts';
import type { Callers } from '../access/index.ts';
import type { Central } from '../central.ts';
import type { MailOptions } from './send-receipts.ts';
import { sendSlip } from './send-slip.ts';

/** Text of a slip with all its blocks, in a script of three bytes a character. */
const SLIP_BODY = 512 * 1024;

/** What kiosks give to be sent by e-mail; `mail` is null where none is set up. */
export function mailRoutes({ kiosks }: Callers, central: Central, mail: MailOptions | null): void {
  kiosks.serve(mailSlip, (input, kiosk) => sendSlip(central, kiosk, input, mail), { bodyLimit: SLIP_BODY });
}
