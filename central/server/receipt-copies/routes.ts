import { giveReceiptCopy, readReceiptCopy } from '../../wire/index.ts';
import type { Callers } from '../access/index.ts';
import type { Central } from '../central.ts';
import { giveCopy } from './give-copy.ts';
import { readCopy } from './read-copy.ts';

/** How people give a resident the receipt again; `sendsMail`: a way to send mail is set up. */
export function receiptCopyRoutes({ people }: Callers, central: Central, sendsMail: boolean): void {
  people.serve(readReceiptCopy, (input) => readCopy(central.db, input));
  people.serve(giveReceiptCopy, (input, person) => giveCopy(central, input, person, sendsMail));
}
