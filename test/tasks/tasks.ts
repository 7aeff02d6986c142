/** One of the main tasks of residents, and what it may cost at most. */
export type Task = {
  readonly taskId: TaskId;
  readonly title: string;
  /** What only the resident can decide: one touch each. */
  readonly decisions: readonly string[];
  /** What only the resident can know, letter by letter: one touch each. */
  readonly characters: number;
  readonly seconds: { readonly most: number; readonly why: string };
};

export type TaskId = 'pay-by-scan' | 'pay-by-number' | 'parking-permit' | 'queue-number' | 'opening-hours';

/** Two moves and a press. */
const PRESSES_EACH_DECISION = 3;
/** Two moves to a row of keys, two within it, and a press: each row can be walked from both ends. */
const PRESSES_EACH_CHARACTER = 5;

const BEGIN = ['begins', 'language'];
const PAY = ['pays', 'receipt'];

/**
 * The targets follow from the task, not from the screens that there are: a touch for each decision and each character, and no other. What
 * the screens ask for besides (a touch that only leads on, a hyphen that the kiosk could set) shows as a missed target.
 */
export const TASKS: readonly Task[] = [
  {
    taskId: 'pay-by-scan',
    title: 'pay all bills, one of them scanned',
    decisions: [...BEGIN, 'these bills are mine', ...PAY],
    characters: 0,
    seconds: { most: 60, why: 'the next in the line waits a minute at most' },
  },
  {
    taskId: 'pay-by-number',
    title: 'pay all bills by number and surname',
    decisions: [
      ...[...BEGIN, 'pay a bill', 'the number is whole', 'the name is whole', 'these bills are mine'],
      ...PAY,
    ],
    characters: '1042210'.length + 'lopez'.length,
    seconds: { most: 90, why: 'half a minute more than with the bill, for the number and the name' },
  },
  {
    taskId: 'parking-permit',
    title: 'apply and pay for a parking permit',
    decisions: [
      ...[...BEGIN, 'permits', 'for parking'],
      ...['on to the family name', 'the name is whole', 'the street', 'the address is whole', 'no telephone'],
      ...['zone', 'months', 'first day', 'the plate is whole', 'no make', 'no other vehicle'],
      ...['agrees', ...PAY],
    ],
    characters: 'marialopez'.length + 'mi'.length + '4'.length + '241d1234'.length,
    seconds: {
      most: 240,
      why: 'half of the eight minutes that the town plans for the shortest visit to a desk',
    },
  },
  {
    taskId: 'queue-number',
    title: 'get a queue number',
    decisions: [...BEGIN, 'see someone', 'about what'],
    characters: 0,
    seconds: { most: 30, why: 'nobody should queue for the number of a queue' },
  },
  {
    taskId: 'opening-hours',
    title: 'find when the library is open',
    decisions: [...BEGIN, 'opening hours', 'the library'],
    characters: 0,
    seconds: { most: 30, why: 'as quick as to ask someone who knows' },
  },
];

export const mostTouches = ({ decisions, characters }: Task): number => decisions.length + characters;

export const mostPresses = ({ decisions, characters }: Task): number =>
  decisions.length * PRESSES_EACH_DECISION + characters * PRESSES_EACH_CHARACTER;
