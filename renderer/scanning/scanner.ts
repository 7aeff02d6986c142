import type { SwitchButton } from '../../domain/keypad/index.ts';
import { chosenAt, framedAt, keptPosition, movedOn, type Position } from './position.ts';
import { type Leaf, leavesOf, type Stop, stopsOf } from './scan-tree.ts';
import { createSteadyPress } from './steady-press.ts';

/** Who moves the frame: the kiosk in a rhythm, for a switch with one button; or the first of two buttons. */
export type SwitchMoves = 'by-itself' | 'by-button';

/** How a resident has their switch; the same again for the next. */
export type SwitchSettings = {
  readonly moves: SwitchMoves;
  /** How long the frame stays at each place. */
  readonly paceMs: number;
  /** How long a button has to be at rest before it counts again. */
  readonly restMs: number;
};

export const PACES_MS = [1_000, 2_000, 3_000, 5_000, 8_000] as const;
export const RESTS_MS = [250, 500, 1_000, 2_000] as const;
export const NORMAL_SWITCH: SwitchSettings = { moves: 'by-itself', paceMs: 3_000, restMs: 500 };

/** What is seen of a scan. */
export type Shown<Id> = {
  /** The things that the frame is around, in reading order; none while a new screen is read aloud. */
  readonly framed: readonly Id[];
  readonly isGroup: boolean;
  readonly isWayOut: boolean;
  /** The frame has gone round without a choice, or was stopped: the next press lets it continue. */
  readonly rests: boolean;
};

export type ScannerParts<Id> = {
  /** What can be pressed now. */
  readonly read: () => readonly Leaf<Id>[];
  /** Groups out of which one thing is chosen after the other, as the keys of a keyboard. */
  readonly repeats: (group: Id) => boolean;
  /** What moves money: a frame that moves by itself must be answered twice before it is pressed. */
  readonly asksFirst: (id: Id) => boolean;
  readonly ask: (id: Id) => void;
  readonly press: (id: Id) => void;
  /** The frame has come to something. */
  readonly say: (stop: Stop<Id>, isWayOut: boolean) => void;
  /** A new screen is being read aloud: the frame waits, and a press begins it. */
  readonly reads: () => boolean;
  /** Something is being said: the frame stays until it was said. */
  readonly speaks: () => boolean;
  readonly nowMs: () => number;
  /** Calls once after a time, unless it is taken back. */
  readonly after: (ms: number, then: () => void) => () => void;
  readonly onChange: (shown: Shown<Id>) => void;
};

export type Scanner = {
  /** A button of the switch. The first one of all only starts the frame. */
  readonly pressed: (button: SwitchButton) => void;
  /** The page has changed, maybe. */
  readonly changed: () => void;
  /** Another question has come: the frame begins anew. */
  readonly arrived: () => void;
  readonly set: (settings: SwitchSettings) => void;
  /** The frame stays where it is until the next press. */
  readonly rest: () => void;
  readonly close: () => void;
};

/** Rounds without a choice after which the frame leaves a group, and after which it rests. */
const ROUNDS_IN_GROUP = 2;
const ROUNDS = 3;
/** The first place of a screen is new to the eyes, too. */
const FIRST_STAYS = 2;
const LOOK_AGAIN_MS = 250;

/** Moves a frame over what can be pressed, for residents with a personal switch. Reads the page through its parts and keeps no time of its own. */
export function createScanner<Id>(
  parts: ScannerParts<Id>,
  settings: SwitchSettings,
  startedBy: SwitchButton,
): Scanner {
  const isSteady = createSteadyPress<SwitchButton>();
  isSteady(startedBy, parts.nowMs(), settings.restMs);
  let { moves, paceMs, restMs } = settings;
  let stops: readonly Stop<Id>[] = stopsOf(parts.read());
  let at: Position | null = null;
  let rounds = 0;
  let rests = false;
  /** What a press has done is said; where the frame has gone by it, only when it stays there. */
  let isUnsaid = false;
  let cancel = (): void => undefined;

  const wait = (ms: number, then: () => void): void => {
    cancel();
    cancel = parts.after(ms, then);
  };

  function show(): void {
    const framed = at === null ? null : framedAt(stops, at);
    parts.onChange({
      framed: framed ? leavesOf(framed.stop) : [],
      isGroup: framed?.stop.kind === 'group',
      isWayOut: framed?.isWayOut === true,
      rests,
    });
  }

  function goTo(to: Position, staysMs = paceMs): void {
    at = to;
    show();
    sayPlace(to);
    stay(staysMs);
  }

  function sayPlace(of: Position): void {
    isUnsaid = false;
    const framed = framedAt(stops, of);
    if (framed) parts.say(framed.stop, framed.isWayOut);
  }

  /** The time of the next move, when the frame moves by itself. */
  function stay(ms: number): void {
    cancel();
    if (moves === 'by-itself' && !rests) wait(ms, tick);
  }

  function tick(): void {
    if (parts.speaks()) stay(LOOK_AGAIN_MS);
    else if (at === null) begin();
    else if (isUnsaid) {
      sayPlace(at);
      stay(paceMs);
    } else goOn(at);
  }

  /** The next place; out of a group, and to rest, after some rounds in which nothing was chosen. */
  function goOn(from: Position): void {
    const next = movedOn(stops, from);
    if (next.at(-1) === 0) rounds += 1;
    const leaves = from.length > 1 && rounds >= ROUNDS_IN_GROUP;
    if (leaves) rounds = 0;
    else if (rounds >= ROUNDS) rests = true;
    goTo(leaves ? movedOn(stops, from.slice(0, -1)) : next);
  }

  /** Frames the first place, once the screen was read. */
  function begin(): void {
    if (parts.reads()) wait(LOOK_AGAIN_MS, begin);
    else frameFirst();
  }

  function frameFirst(): void {
    rounds = 0;
    if (stops.length > 0) goTo([0], paceMs * FIRST_STAYS);
    else show();
  }

  function arrived(): void {
    stops = stopsOf(parts.read());
    at = null;
    rests = false;
    show();
    // What reads the screen aloud hears of it in the same moment.
    wait(0, begin);
  }

  function changed(): void {
    const now = stopsOf(parts.read());
    if (sameStops(stops, now)) return;
    const kept = at && keptPosition(stops, at, now);
    const wasAt = at;
    stops = now;
    if (wasAt === null) return;
    if (kept === null) arrived();
    else {
      at = kept;
      show();
    }
  }

  function pressed(button: SwitchButton): void {
    if (!isSteady(button, parts.nowMs(), restMs)) return;
    if (rests) goOnAgain();
    else if (at === null) frameFirst();
    else if (moves === 'by-button' && button === 'switch-one') goTo(movedOn(stops, at));
    else choose(at);
  }

  function goOnAgain(): void {
    rests = false;
    rounds = 0;
    show();
    stay(paceMs);
  }

  function choose(from: Position): void {
    rounds = 0;
    const choice = chosenAt(stops, from, parts.repeats);
    if (choice?.kind === 'moved') goTo(choice.to);
    if (choice?.kind !== 'press') return;
    at = choice.next;
    isUnsaid = true;
    show();
    stay(paceMs);
    if (moves === 'by-itself' && parts.asksFirst(choice.id)) parts.ask(choice.id);
    else parts.press(choice.id);
  }

  show();
  wait(0, begin);
  return {
    pressed,
    changed,
    arrived,
    set: (next) => {
      ({ moves, paceMs, restMs } = next);
      rests = false;
      rounds = 0;
      show();
      if (at !== null) stay(paceMs);
    },
    rest: () => {
      rests = true;
      cancel();
      show();
    },
    close: () => cancel(),
  };
}

function sameStops<Id>(some: readonly Stop<Id>[], others: readonly Stop<Id>[]): boolean {
  return some.length === others.length && some.every((stop, at) => sameStop(stop, others[at]));
}

const sameStop = <Id>(stop: Stop<Id>, other: Stop<Id> | undefined): boolean =>
  stop.kind === 'one'
    ? other?.kind === 'one' && stop.id === other.id
    : other?.kind === 'group' && stop.group === other.group && sameStops(stop.stops, other.stops);
