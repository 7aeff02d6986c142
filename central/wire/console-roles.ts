import type { consoleContracts, Role } from './console-contracts.ts';

type ProtectedRoute = Exclude<keyof typeof consoleContracts, 'signIn'>;

const everybody: readonly Role[] = ['clerk', 'supervisor', 'it', 'administrator', 'auditor'];
const seesMoney: readonly Role[] = ['clerk', 'supervisor', 'administrator', 'auditor'];

/** What the console asks by itself: that is no sign that somebody is there, and keeps no session alive. */
export const ASKED_UNWATCHED: ReadonlySet<ProtectedRoute> = new Set<ProtectedRoute>([
  'listHelpCalls',
  'listQueues',
]);

/** Who may call what. A route that is not here cannot be served. */
export const consoleRoles: Readonly<Record<ProtectedRoute, readonly Role[]>> = {
  signOut: everybody,
  whoAmI: everybody,
  listBills: seesMoney,
  listTransactions: seesMoney,
  readTransaction: seesMoney,
  listExceptions: seesMoney,
  listAlarms: everybody,
  listKiosks: everybody,
  listCases: seesMoney,
  decideCase: ['clerk', 'supervisor', 'administrator'],
  listRatings: everybody,
  listReports: everybody,
  readReport: seesMoney,
  changeReport: ['clerk', 'supervisor', 'administrator'],
  listHelpCalls: everybody,
  answerHelpCall: ['clerk', 'supervisor', 'it', 'administrator'],
  listQueues: everybody,
  callNext: ['clerk', 'supervisor', 'administrator'],
  changeTicket: ['clerk', 'supervisor', 'administrator'],
  listBookings: seesMoney,
  cancelBookingHere: ['clerk', 'supervisor', 'administrator'],
  uploadBills: ['supervisor', 'it', 'administrator'],
  newEnrolmentCode: ['it', 'administrator'],
};
