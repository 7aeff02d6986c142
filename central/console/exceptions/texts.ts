export const texts = {
  title: 'Exceptions and alarms',
  exceptions: 'Exceptions',
  exceptionsCaption: 'What clerks have to look at, open ones first',
  alarms: 'Alarms',
  alarmsCaption: 'Alarms, newest first',
  showAll: 'Show settled ones too',
  showOpen: 'Show open ones only',
  nothingOpen: 'Nothing is open. All payments are settled.',
  noExceptions: 'There has been no exception yet.',
  noAlarms: 'No alarm. All journals fit, and every report is on its way.',
  transaction: 'Transaction',
  withoutReference: 'Without a reference',
  what: 'What to look at',
  since: 'Since',
  state: 'State',
  open: 'Open',
  settled: 'Settled',
  kiosk: 'Kiosk or town',
  alarm: 'Alarm',
  detail: 'Detail',
  entry: 'Entry',
  noEntry: '–',
  times: 'Times',
  first: 'First',
  last: 'Last',
};

/** What an alarm means and who should act, by its kind. */
export const alarmTexts: Readonly<Record<string, string>> = {
  fork: 'Two histories of one kiosk: its journal was copied or restored',
  broken: 'A journal entry was changed, or its signature does not fit',
  unreadable: 'A delivery that central cannot read',
  'impossible-event': 'An event that cannot follow the one before it',
  'late-approval': 'A payment given up was approved late and is being reversed',
  'report-not-forwarded':
    'Reports could not be forwarded by Open311: mend the cause, then run retry-forwards',
};
