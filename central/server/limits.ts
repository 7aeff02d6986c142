const MINUTE_MS = 60_000;

/** How often, how long, how many. Read once at the start. */
export type Limits = {
  /** The window in which failed tries are counted. */
  readonly tryWindowMs: number;
  readonly lookupsFailedPerAccount: number;
  readonly lookupsFailedPerKiosk: number;
  readonly enrolmentsFailedPerAddress: number;
  readonly enrolmentsFailedPerCode: number;
  /** From one address, and from a device that is known: so many failures cost no waiting, each further one twice as long. */
  readonly signInsFailedPerUser: number;
  readonly signInFirstWaitMs: number;
  readonly signInLongestWaitMs: number;
  /** For so long a failed try to sign in makes the next one wait longer. */
  readonly signInMemoryMs: number;
  /** From everywhere but the devices that are known. */
  readonly signInsFailedPerUserByStrangers: number;
  readonly signInsFailedPerAddress: number;
  /** Requests of Open311 in the window: every one counts, not only those that fail. */
  readonly open311ReadsPerAddress: number;
  readonly open311ReportsPerKey: number;
  readonly open311ReportsPerAddress: number;
  readonly open311KeysFailedPerAddress: number;
  readonly reportLookupsPerKiosk: number;
  /** Things looked up and sent by e-mail in the window: every one counts. */
  readonly slipsPerKiosk: number;
  readonly slipsPerAddress: number;
  /** Mails of the town in a day, receipts and slips together: no kiosk's key fills a mailbox or spoils the town's name as a sender. */
  readonly mailsADayPerAddress: number;
  readonly mailsADayPerKiosk: number;
  readonly mailsADay: number;
  /** How often a call display may begin to follow in the window, and how many follow at once. */
  readonly displaysOpenedPerAddress: number;
  readonly displaysAtOnce: number;
  readonly displaysAtOncePerAddress: number;
  /** How long a request may take to arrive, and its head alone. */
  readonly requestMs: number;
  readonly headMs: number;
  /** Connections that are open at once. */
  readonly connections: number;
  readonly connectionsPerAddress: number;
  readonly holdMs: number;
  /** For so long an exception is somebody's who said that they are on it. */
  readonly claimMs: number;
  readonly enrolmentCodeMs: number;
  /** How long the links are good by which people choose their password. */
  readonly invitationMs: number;
  readonly passwordLinkMs: number;
  readonly sessionIdleMs: number;
  readonly sessionMs: number;
};

export const defaultLimits: Limits = {
  tryWindowMs: 15 * MINUTE_MS,
  lookupsFailedPerAccount: 5,
  lookupsFailedPerKiosk: 30,
  enrolmentsFailedPerAddress: 10,
  enrolmentsFailedPerCode: 5,
  signInsFailedPerUser: 5,
  signInFirstWaitMs: 2_000,
  signInLongestWaitMs: 15 * MINUTE_MS,
  signInMemoryMs: 24 * 60 * MINUTE_MS,
  signInsFailedPerUserByStrangers: 100,
  signInsFailedPerAddress: 30,
  open311ReadsPerAddress: 600,
  open311ReportsPerKey: 200,
  open311ReportsPerAddress: 400,
  open311KeysFailedPerAddress: 10,
  reportLookupsPerKiosk: 60,
  slipsPerKiosk: 40,
  slipsPerAddress: 5,
  mailsADayPerAddress: 20,
  mailsADayPerKiosk: 500,
  mailsADay: 5_000,
  displaysOpenedPerAddress: 200,
  displaysAtOnce: 100,
  displaysAtOncePerAddress: 10,
  requestMs: 30_000,
  headMs: 15_000,
  connections: 4_096,
  connectionsPerAddress: 1_024,
  holdMs: 10 * MINUTE_MS,
  claimMs: 4 * 60 * MINUTE_MS,
  enrolmentCodeMs: 15 * MINUTE_MS,
  invitationMs: 72 * 60 * MINUTE_MS,
  passwordLinkMs: 24 * 60 * MINUTE_MS,
  sessionIdleMs: 30 * MINUTE_MS,
  sessionMs: 10 * 60 * MINUTE_MS,
};
