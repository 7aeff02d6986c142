export { digest } from './digest.ts';
export type {
  Appended,
  AppendFailure,
  AppendOptions,
  ErasedPersonal,
  Journal,
  PersonalKind,
} from './journal.ts';
export { type JournalSettings, type OpenedJournal, openJournal } from './open-journal.ts';
