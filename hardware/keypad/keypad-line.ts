import type { KeypadEvent } from '../../domain/keypad/index.ts';

/** What a keypad says, one line each. */
const LINES: ReadonlyMap<string, KeypadEvent> = new Map([
  ['KEY UP', 'up'],
  ['KEY DOWN', 'down'],
  ['KEY BACK', 'back'],
  ['KEY SELECT', 'select'],
  ['KEY HELP', 'help'],
  ['SPEECH', 'speech'],
  ['JACK IN', 'headphones-in'],
  ['JACK OUT', 'headphones-out'],
  ['SWITCH 1', 'switch-one'],
  ['SWITCH 2', 'switch-two'],
]);

/** The event that a line tells, to the letter; null for everything else: half a line must press nothing. */
export function readKeypadLine(line: string): KeypadEvent | null {
  return LINES.get(line) ?? null;
}

/** The line that tells an event. */
export function writeKeypadLine(event: KeypadEvent): string {
  for (const [line, told] of LINES) if (told === event) return line;
  return '';
}
