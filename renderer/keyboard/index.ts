export { Entries, type EntryLine } from './entries.tsx';
export { Entry } from './entry.tsx';
export { keyGroups, keysOf, readyForFocus } from './key-groups.ts';
export { EMAIL_ENDS, type KeyboardUse } from './layouts.ts';
