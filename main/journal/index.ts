export { digest } from './digest.ts';
export type { Appended, AppendFailure, AppendOptions, Journal } from './journal.ts';
export { type JournalSettings, type OpenedJournal, openJournal } from './open-journal.ts';
