import { z } from 'zod';
import { AccountNumber } from '../bill/index.ts';
import { Answers } from '../form/index.ts';
import { ReceiptDocument } from '../paper/index.ts';
import { EmailAddress } from '../text/index.ts';

/** A SHA-256 digest in lower-case hexadecimal. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export type Sha256 = z.infer<typeof Sha256>;

/**
 * What the chain holds of a personal record: its id and the salted hash of its content. The record itself can be
 * erased after its retention time without breaking the chain.
 */
export const PersonalReference = z.object({ recordId: z.uuid(), hash: Sha256 });
export type PersonalReference = z.infer<typeof PersonalReference>;

/** Personal data, by what it is. */
export const PersonalData = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('account'), accountNumber: AccountNumber, holderName: z.string().max(200) }),
  /** What a resident answered to a service's questions. */
  z.object({ kind: z.literal('answers'), serviceId: z.string().max(60), answers: Answers }),
  z.object({ kind: z.literal('receipt'), document: ReceiptDocument }),
  z.object({ kind: z.literal('email'), address: EmailAddress }),
]);
export type PersonalData = z.infer<typeof PersonalData>;

/** A personal record as it is kept beside the chain and sent to central. */
export const PersonalRecord = z.object({
  recordId: z.uuid(),
  /** 32 random bytes in base64: without them nobody can guess the content from the hash. */
  salt: z.base64().length(44),
  data: PersonalData,
});
export type PersonalRecord = z.infer<typeof PersonalRecord>;

/** The part of a record that its hash is taken over. */
export const hashedPartOfRecord = (record: PersonalRecord): { salt: string; data: PersonalData } => ({
  salt: record.salt,
  data: record.data,
});
