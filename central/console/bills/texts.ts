import { title } from './title.ts';

export const texts = {
  title,
  caption: 'Bills by number',
  ofAccount: 'Bills of the account',
  payments: 'Its payments',
  search: 'Search',
  searchField: 'Bill, account or name',
  searchHint: 'Number, or part of a name',
  clear: 'Clear',
  all: 'All',
  firstPage: 'First page',
  nextPage: 'Next page',
  empty: 'There are no bills yet. They come from a file of the town’s own accounts.',
  noneFound: 'No bill matches this search.',
  bill: 'Bill',
  kind: 'What for',
  account: 'Account',
  holder: 'Name',
  due: 'Due',
  amount: 'Amount',
  paid: 'Paid',
  open: 'Open',
  state: 'State',
  at: 'When',
  by: 'Who',
  what: 'What',
  toImport: 'Import a file',
  exportAll: 'Export as CSV',
  exportWorkbook: 'Export as XLSX',

  importTitle: 'Import bills',
  back: 'Bills',
  file: 'CSV file',
  fileHelp:
    'The import is all or nothing: one bad line, and nothing changes. Bills that exist already are updated.',
  columns: 'Its first line names the columns:',
  control: 'Its last line is the control line: #total, the number of bills, and their sum.',
  town: 'Town',
  townHint: 'Only if central serves more than one town: its id, as in its town.json',
  dropHere: 'Or drop the file here.',
  oneFile: 'Several files were dropped. Bring one after the other. Nothing was changed.',
  preview: 'Show what would change',
  reading: 'Reading…',
  send: 'Import',
  sending: 'Importing…',
  failed: 'The file was not imported',
  imported: 'The file was imported',
  refused: 'The file was refused and nothing was changed',
  refusals: 'Refused lines',
  line: 'Line',
  wholeFile: 'File',
  reason: 'Reason',

  waits: 'The file waits for a second person',
  waitingTitle: 'Files that wait for a second person',
  waitingHelp:
    'They change more of what residents owe than one person may decide. Compare the SHA-256 of the file with the one that finance made, then import or discard it.',
  broughtBy: 'Brought by',
  broughtAt: 'On',
  moves: 'Changes what is owed by',
  fingerprint: 'SHA-256 of the file',
  decision: 'Decision',
  importIt: 'Import',
  discardIt: 'Discard',
  notDecided: 'The file was not imported',
};

export const previewTexts = {
  title: 'Nothing is changed yet',
  again: 'This very file was imported last.',
  caption: 'What an import would do',
  what: 'Bills',
  count: 'Number',
  sum: 'Sum',
  some: 'Which',
  added: 'New',
  changed: 'Changed',
  withdrawn: 'Withdrawn',
  unchanged: 'As before',
  fromTo: (before: string, after: string): string => `${before} → ${after}`,
  changedTitle: 'Changed bills, the first of them',
  before: 'Before',
  after: 'After',
} as const;

/** What is chosen now, and that another file takes its place. */
export const chosenText = (name: string): string =>
  `Chosen: ${name}. Another file that is dropped here takes its place.`;

/** What becomes of a file that one person may not import alone. */
export const secondText = (moved: string, limit: string): string =>
  `It changes what residents owe by ${moved}; one person alone may change ${limit}. It will wait for another supervisor or administrator.`;

const of = (count: number, what: string): string => `${count} ${what}`;

type Done = {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly withdrawn: number;
};

/** What an import did, in one sentence. */
export const importedText = (done: Done): string =>
  [
    of(done.added, 'added'),
    of(done.changed, 'changed'),
    of(done.unchanged, 'unchanged'),
    ...(done.withdrawn > 0 ? [of(done.withdrawn, 'withdrawn')] : []),
  ]
    .join(', ')
    .concat('.');

type Named = { readonly count: number; readonly first: readonly string[] };
const numbers = ({ count, first }: Named): string =>
  first.length < count ? `${first.join(', ')} and ${count - first.length} more` : first.join(', ');

/** Which bills: the first of their numbers. */
export const whichText = (named: Named): string => (named.count === 0 ? '' : numbers(named));

/** Open bills that are not in the file and stay. */
export const goneText = (gone: Named): string =>
  `Open, but not in this file: ${numbers(gone)}. They can still be paid at kiosks. If they are paid, import the file with the line #gone,withdraw before #total, or have IT set payments.billList.gone.`;

/** Bills whose amount may or may not count what kiosks took. */
export const unclearText = (unclear: Named): string =>
  `Kiosks took money for ${numbers(unclear)}, and the file does not say whether its amounts count it. Kiosks ask for the smaller sum. A line #as-of,<time> before #total says it.`;

/** Bills of the file that people have closed. */
export const closedText = (closed: Named): string =>
  `Closed by people here, and still in this file: ${numbers(closed)}. They stay closed. If one is to be paid after all, reopen it on its page.`;

export const refusedText = (count: number): string =>
  `${count === 1 ? 'One reason' : `${count} reasons`} below. Correct what is wrong and look at it again.`;

/** What becomes of a file that one person may not import alone. */
export const waitsText = (moved: string, limit: string): string =>
  `It changes what residents owe by ${moved}; one person alone may change ${limit}. Nothing was changed yet. Another supervisor or administrator can import it on this page.`;

export const notDecidedTexts = {
  'not-waiting': 'This file does not wait any more: it was imported or discarded.',
  'same-person': 'You brought this file. Another person has to import it.',
} as const;
