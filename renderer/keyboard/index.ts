export { Entries, type EntryLine } from './entries.tsx';
export { Entry } from './entry.tsx';
export { EMAIL_ENDS, type KeyboardUse } from './layouts.ts';
