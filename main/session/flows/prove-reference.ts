import type { z } from 'zod';
import type { Contract } from '../../../domain/wire/index.ts';
import type { WhyNotNow } from '../flow.ts';
import type { SessionParts } from '../parts.ts';
import type { Place } from '../place.ts';
import type { Visit } from '../visit.ts';

/** How long a resident waits for central before the screen says that it cannot be reached. */
export const LONGEST_WAIT_MS = 8_000;
/** Of a family name as it is typed. */
export const LONGEST_SURNAME = 100;

/** What was typed: a reference, and the family name that opens what has it. */
export type Typed = { readonly reference: string; readonly surname: string | null };

/** The reference alone as long as the screen has not asked for the name. */
export type Proof =
  | { readonly kind: 'reference'; readonly reference: string }
  | { readonly kind: 'both'; readonly reference: string; readonly surname: string }
  | { readonly kind: 'bad-input' };

/** Reads what was typed. First the reference is asked for; once it is `known`, the name. `read` says what a reference is. */
export function readProof(
  known: string | null,
  typed: Typed,
  read: (reference: string) => string | null,
): Proof {
  const reference = known ?? read(typed.reference);
  if (reference === null) return { kind: 'bad-input' };
  if (known === null) return { kind: 'reference', reference };
  const surname = (typed.surname ?? '').trim();
  if (surname === '' || surname.length > LONGEST_SURNAME) return { kind: 'bad-input' };
  return { kind: 'both', reference, surname };
}

export type AnswerWhileWaiting<Value> =
  | { readonly kind: 'answered'; readonly value: Value }
  | { readonly kind: 'problem'; readonly problem: 'bad-input' | 'unreachable' }
  /** The resident has left the place where the answer was awaited: it counts no longer. */
  | { readonly kind: 'gone' };

/** Asks central while the resident waits at a place; the answer counts only as long as the resident is still there. */
export async function askWhileWaiting<Request extends z.ZodType, Response extends z.ZodType>(
  { client }: Pick<SessionParts, 'client'>,
  visit: Visit,
  waiting: Place,
  contract: Contract<Request, Response>,
  asked: z.infer<Request>,
): Promise<AnswerWhileWaiting<z.infer<Response>>> {
  visit.go(waiting);
  const answer = await client.call(contract, asked, LONGEST_WAIT_MS);
  if (visit.place() !== waiting) return { kind: 'gone' };
  if (answer.kind === 'answered') return answer;
  return { kind: 'problem', problem: answer.kind === 'refused' ? 'bad-input' : 'unreachable' };
}

/** A place that asks for a reference and then for the family name, with its problem if there is one. */
type ReferencePlace = {
  readonly serviceId: string;
  readonly reference: string | null;
  readonly busy: boolean;
};

/** What such a place shows: all of it but the reference, which stands for what is asked for next. */
export function referenceScreen<Here extends ReferencePlace>({
  reference,
  ...shown
}: Here): Omit<Here, 'reference'> & { readonly asks: 'reference' | 'surname' } {
  return { ...shown, asks: reference === null ? 'reference' : 'surname' };
}

/** What a service lacks that only asks central. */
export const whileReached = ({ centralReached }: Pick<SessionParts, 'centralReached'>): WhyNotNow | null =>
  centralReached() ? null : 'central-down';
