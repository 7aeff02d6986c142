import type { z } from 'zod';
import type { AccountNumber, OpenBill } from '../../domain/bill/index.ts';
import type { AnswerProblem, Answers } from '../../domain/form/index.ts';
import type {
  AccountProblem,
  CheckInProblem,
  LookUpPath,
  NumberProblem,
  ScannedNumber,
  StatusProblem,
  Taken,
} from '../../domain/ipc/index.ts';
import type { ReceiptDocument } from '../../domain/paper/index.ts';
import type { BillLine, FeeLine, ReservationRefusal } from '../../domain/transaction/index.ts';
import type { FoundBooking, FoundStatus, lookUpBills, QueuesNow } from '../../domain/wire/index.ts';

/** An account that the resident has proved to know, with its open bills. Forgotten with the session. */
export type FoundAccount = {
  readonly accountNumber: AccountNumber;
  readonly holderName: string;
  readonly bills: readonly OpenBill[];
  /** How it was found, to look again when a bill has since changed. */
  readonly question: z.infer<typeof lookUpBills.request>;
};

export type ReviewProblem = ReservationRefusal | 'terminal-offline';

/** Bills chosen to be paid. */
export type ChosenBills = {
  readonly kind: 'bills';
  readonly found: FoundAccount;
  readonly chosen: readonly BillLine[];
};

/** A form whose answers have all been checked, and what it costs. */
export type FilledForm = {
  readonly kind: 'form';
  readonly serviceId: string;
  readonly answers: Answers;
  readonly fees: readonly FeeLine[];
};

/** What a review shows and a payment is for. */
export type Subject = ChosenBills | FilledForm;

/** Where a session is. From `money` on the transaction itself says what is shown. */
export type Place =
  | { readonly kind: 'attract' }
  | { readonly kind: 'language'; readonly returnTo: Place | null }
  | { readonly kind: 'home' }
  | {
      readonly kind: 'look-up';
      readonly path: LookUpPath;
      /** What was looked up before, the latest last. */
      readonly before: readonly LookUpPath[];
      readonly taken: Taken | null;
    }
  | {
      readonly kind: 'account';
      readonly serviceId: string;
      readonly cardNumber: string | null;
      readonly scanned: ScannedNumber | null;
      readonly problem: AccountProblem | null;
      readonly busy: boolean;
    }
  | { readonly kind: 'holder'; readonly found: FoundAccount }
  | { readonly kind: 'bills'; readonly found: FoundAccount; readonly chosen: readonly BillLine[] }
  | {
      readonly kind: 'form';
      readonly serviceId: string;
      readonly pageId: string;
      /** Checked answers of the pages before, and what was answered on this page when it was last left. */
      readonly answers: Answers;
      readonly problems: readonly AnswerProblem[];
    }
  | {
      readonly kind: 'queues';
      readonly serviceId: string;
      /** What central says of them; null as long as it has not, or cannot. */
      readonly now: QueuesNow['queues'] | null;
      readonly asking: boolean;
      readonly problem: NumberProblem | null;
    }
  | {
      readonly kind: 'check-in';
      readonly serviceId: string;
      /** What was known of the queues, for the way back. */
      readonly now: QueuesNow['queues'] | null;
      /** Known once the family name is asked for. */
      readonly reference: string | null;
      readonly problem: CheckInProblem | null;
      readonly at: string | null;
      readonly busy: boolean;
    }
  /** A number was asked for: the transaction itself says what is shown. */
  | { readonly kind: 'ticket'; readonly serviceId: string }
  | {
      readonly kind: 'cancel-booking';
      readonly serviceId: string;
      /** Known once its family name is asked for. */
      readonly reference: string | null;
      readonly problem: StatusProblem | null;
      readonly busy: boolean;
    }
  | {
      readonly kind: 'booking-found';
      readonly serviceId: string;
      readonly booking: FoundBooking;
      /** As it was typed: it has to be proved again when the booking is cancelled. */
      readonly surname: string;
      readonly problem: 'unreachable' | null;
      readonly busy: boolean;
    }
  | {
      readonly kind: 'status';
      readonly serviceId: string;
      /** Known once its family name is asked for. */
      readonly reference: string | null;
      readonly problem: StatusProblem | null;
      readonly busy: boolean;
    }
  | {
      readonly kind: 'status-found';
      readonly serviceId: string;
      readonly found: FoundStatus;
      /** As it was typed: opens the account that has the fee. */
      readonly surname: string | null;
      readonly busy: boolean;
    }
  | {
      readonly kind: 'review';
      readonly subject: Subject;
      readonly problem: ReviewProblem | null;
      readonly withoutPaper: boolean;
      readonly busy: boolean;
    }
  | {
      readonly kind: 'money';
      readonly subject: Subject;
      /** The terminal is asked whether it is back, before anything else. */
      readonly asking: boolean;
      readonly cancelling: boolean;
      readonly problem: ReviewProblem | null;
      readonly address: string | null;
    }
  /** The resident has left a payment that is not settled, and takes a slip along. Its transaction goes on alone. */
  | {
      readonly kind: 'slip';
      readonly document: ReceiptDocument;
      readonly paper: 'printing' | 'printed' | 'unconfirmed' | 'none';
    };
export type PlaceOf<Kind extends Place['kind']> = Extract<Place, { kind: Kind }>;

/** The question for an account, with nothing known yet. */
export const accountPlace = (serviceId: string): PlaceOf<'account'> => ({
  kind: 'account',
  serviceId,
  cardNumber: null,
  scanned: null,
  problem: null,
  busy: false,
});

/** The review of what was chosen or filled in, with nothing wrong with it yet. */
export const reviewOf = (
  subject: Subject,
  problem: ReviewProblem | null = null,
  withoutPaper = false,
): PlaceOf<'review'> => ({ kind: 'review', subject, problem, withoutPaper, busy: false });

/** Whether a service can be opened from here: from the home screen, and from what leads to it. */
export const leadsToServices = (place: Place): boolean =>
  place.kind === 'home' || (place.kind === 'look-up' && place.taken?.outcome !== 'working');
