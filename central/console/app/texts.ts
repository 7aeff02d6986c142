import type { PageGroup } from '../route/index.ts';

export const texts = {
  product: 'Townhall console',
  skip: 'Skip to the page',
  navigation: 'Pages',
  menu: 'Menu',
  waiting: 'waiting',
  signOut: 'Sign out',
  times: 'Times in',
  starting: 'Starting…',
  startFailed: 'The console cannot start',
  tryAgain: 'Try again',
  broken: 'This page has failed',
  brokenHelp: 'Nothing was changed. Load the page again; if it fails again, tell IT which page it was.',
  load: 'Load again',
  refusedAddress: 'The address asks for something that this page does not know',
  withoutFilter: 'Show the page without it',
  notHere: 'There is no such page',
  notHereHelp: 'There is no page at this address, or your role cannot see it. Choose a page on the left.',
};

export const groupTexts: Readonly<Record<PageGroup, string>> = {
  day: 'The day',
  payments: 'Payments',
  residents: 'Residents',
  operation: 'Operation',
};
