import { type DraftOf, untilHome } from '../../frame/index.ts';

/** Whether the address is asked for that the receipt goes to. */
export const receiptDraft: DraftOf<{ readonly askingEmail: boolean }> = {
  empty: { askingEmail: false },
  staysOn: untilHome,
};
