import type { Answering, Done, NotNow, Screen, SessionCallName, View } from '../../domain/ipc/index.ts';
import { type KeypadEvent, SwitchButton } from '../../domain/keypad/index.ts';
import type { ServiceDefinition } from '../../domain/town/index.ts';
import { done, notNow } from './done.ts';
import type { PlaceRules, ServiceRules } from './flow.ts';
import { createFlows } from './flows/index.ts';
import { timesBySwitch, watchIdle } from './idle.ts';
import type { SessionParts } from './parts.ts';
import { leadsToServices, type Place } from './place.ts';
import { createVisit } from './visit.ts';

/** What the resident does at the screen: each call is answered by the flow whose subject it is. */
export type SessionCalls = Answering<SessionCallName>;

/** The screen's side of the kiosk: what the resident does, and what is shown for it. */
export type Session = {
  readonly view: () => View;
  /** Shows what is so now: a device, the journal or central has changed. */
  readonly refresh: () => void;
  readonly transactionChanged: (transactionId: string) => void;
  readonly scanned: (code: string) => void;
  readonly cardShown: (cardNumber: string) => void;
  /** A card was there that leads nowhere. */
  readonly cardNotRead: (why: 'bank-card' | 'card-not-read') => void;
  /** Somebody is at the keypad. `taken`: the key only said that somebody is still there. */
  readonly keypadUsed: (event: KeypadEvent) => 'taken' | 'hand-on';
  /** Somebody is there. */
  readonly touched: () => Done;
  /** Whether nobody uses the kiosk and no money is on its way for a resident. */
  readonly unused: () => boolean;
  readonly calls: SessionCalls;
  readonly close: () => void;
};

/** On the screen that waits for somebody these do what a touch does; the page does the same for `select`. */
const BEGINS_SESSION: ReadonlySet<KeypadEvent> = new Set([
  'speech',
  'headphones-in',
  ...SwitchButton.options,
]);
/** Who leaves these has what they came for. */
const ENDS: ReadonlySet<string> = new Set(['done', 'ticket']);
/** The view says whether headphones are plugged in. */
const SOCKET: ReadonlySet<KeypadEvent> = new Set(['headphones-in', 'headphones-out']);
const MOVES: ReadonlySet<KeypadEvent> = new Set(['up', 'down', 'back', 'select', ...SwitchButton.options]);
const SWITCH: ReadonlySet<KeypadEvent> = new Set(SwitchButton.options);

export function createSession(parts: SessionParts): Session {
  const visit = createVisit(parts, { screenOf, idleEndsInMs: () => idle.endsInMs() });
  const flows = createFlows(parts, visit, { missing, waits });
  const calls: SessionCalls = {
    ...flows.calls,
    'session.touched': touched,
    'session.heard': heard,
    'session.openService': openService,
    'session.back': back,
    'session.end': () => end(ENDS.has(visit.view().screen.kind) ? 'finished' : 'left'),
  };

  /** Whether this session's resident uses a personal switch. */
  let bySwitch = false;
  const idle = watchIdle({
    times: () => (bySwitch ? timesBySwitch(parts.idle) : parts.idle),
    monotonicMs: parts.monotonicMs,
    rests: () => visit.place().kind === 'attract' || waits(),
    onWarning: visit.show,
    onEnd: () => end('idle'),
  });

  // Each kind has the rules of its own, which the compiler cannot follow through the unions.
  function rulesOf(place: Place): PlaceRules<Place> {
    return flows.places[place.kind] as PlaceRules<Place>;
  }
  function rulesOfService({ kind }: ServiceDefinition): ServiceRules<ServiceDefinition> {
    return flows.services[kind] as ServiceRules<ServiceDefinition>;
  }

  function screenOf(place: Place): Screen {
    const rules = rulesOf(place);
    const trouble = parts.outOfOrder();
    if (!trouble) return rules.screen(place);
    return rules.screenInTrouble?.(place, trouble) ?? { kind: 'out-of-order', ...trouble };
  }

  /** Whether the resident waits for a device or for central. */
  function waits(): boolean {
    const place = visit.place();
    return rulesOf(place).waits?.(place) ?? false;
  }

  /** The services that cannot be used now, and what each lacks. */
  function missing(): NotNow {
    return parts.town.services.flatMap((service) => {
      const why = rulesOfService(service).whyNotNow(service);
      return why === null ? [] : [{ serviceId: service.serviceId, why }];
    });
  }

  function openService({ serviceId }: { readonly serviceId: string }): Done {
    const service = parts.town.services.find((offered) => offered.serviceId === serviceId);
    if (!service || !leadsToServices(visit.place())) return notNow;
    const rules = rulesOfService(service);
    if (rules.whyNotNow(service) !== null) return notNow;
    flows.lookUps.opens({ kind: 'service', id: serviceId });
    return rules.open(service);
  }

  /** Ends the session; what is left to do for its transaction is done without the resident. */
  function end(why: 'finished' | 'left' | 'idle'): Done {
    if (visit.place().kind === 'attract' || waits()) return notNow;
    leaveTransaction(why);
    flows.rating.keep();
    flows.lookUps.sessionOver();
    bySwitch = false;
    visit.reset();
    parts.onEnded();
    return done;
  }

  function leaveTransaction(why: 'finished' | 'left' | 'idle'): void {
    const transactionId = visit.transactionId();
    visit.attach(null);
    if (transactionId !== null) parts.runner.tell(transactionId, { kind: 'resident-gone', why });
  }

  function back(): Done {
    const place = visit.place();
    const rules = rulesOf(place);
    const to = rules.before(place);
    if (to === 'end') return end('left');
    if (to === null) return notNow;
    if (to.kind === 'home') leaveTransaction('left');
    visit.go(to);
    rules.wentBack?.(place);
    return done;
  }

  function touched(): Done {
    idle.touched();
    return done;
  }

  function heard(): Done {
    idle.heard();
    return done;
  }

  return {
    view: visit.view,
    refresh: visit.show,
    transactionChanged: (transactionId) => {
      if (transactionId !== visit.transactionId()) visit.show();
      else rulesOf(visit.place()).follow?.();
    },
    scanned: (code) => {
      idle.touched();
      void flows.bills.scanned(code);
    },
    cardShown: (cardNumber) => {
      idle.touched();
      flows.bills.cardShown(cardNumber);
    },
    cardNotRead: (why) => {
      idle.touched();
      flows.bills.cardNotRead(why);
    },
    keypadUsed: (event) => {
      const wasAsked = idle.endsInMs() !== null;
      if (SWITCH.has(event)) bySwitch = true;
      if (event !== 'headphones-out') idle.touched();
      if (BEGINS_SESSION.has(event)) void calls['session.begin']({});
      if (SOCKET.has(event)) visit.show();
      // A key that answers whether somebody is still there must not press what lies below the question.
      return wasAsked && MOVES.has(event) ? 'taken' : 'hand-on';
    },
    touched,
    unused: () => visit.place().kind === 'attract',
    calls,
    close: idle.close,
  };
}
