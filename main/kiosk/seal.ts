import { hashedPartOfRecord, type PersonalData, type PersonalRecord } from '../../domain/personal/index.ts';
import { digest } from '../journal/index.ts';
import type { RunnerParts } from '../transaction/index.ts';

/** Salts personal data and takes its hash: the record stands beside the chain, the reference in it. */
export function createSeal(newId: () => string, randomBytes: (count: number) => Buffer): RunnerParts['seal'] {
  return (data: PersonalData) => {
    const record: PersonalRecord = { recordId: newId(), salt: randomBytes(32).toString('base64'), data };
    return { record, reference: { recordId: record.recordId, hash: digest(hashedPartOfRecord(record)) } };
  };
}
