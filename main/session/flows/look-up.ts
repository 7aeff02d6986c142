import type { z } from 'zod';
import { findItem, type Item, ItemKind, isFoundOn } from '../../../domain/content/index.ts';
import type {
  CallInput,
  CallOutput,
  Done,
  LookUpPath,
  NotNow,
  ScreenOf,
  Taken,
} from '../../../domain/ipc/index.ts';
import { entryName, type LookedFor, oftenLookedFor } from '../../../domain/looked-for/index.ts';
import type { ReceiptDocument } from '../../../domain/paper/index.ts';
import { makeSlip } from '../../../domain/receipt/index.ts';
import { EmailAddress } from '../../../domain/text/index.ts';
import { dayIn } from '../../../domain/time/index.ts';
import { mailSlip } from '../../../domain/wire/index.ts';
import { canPrint } from '../../../hardware/printer/index.ts';
import { done, notNow } from '../done.ts';
import type { Flow } from '../flow.ts';
import type { SessionParts } from '../parts.ts';
import { leadsToServices, type Place, type PlaceOf } from '../place.ts';
import type { Visit } from '../visit.ts';

type MailedSlip = z.infer<typeof mailSlip.request>;

const MAIL_DEADLINE_MS = 25_000;
/** So many steps back are remembered; who has come further goes on from there to the home screen. */
const MOST_STEPS = 30;

declare module '../place.ts' {
  interface Places {
    'look-up': {
      readonly kind: 'look-up';
      readonly path: LookUpPath;
      /** What was looked up before, the latest last. */
      readonly before: readonly LookUpPath[];
      readonly taken: Taken | null;
    };
  }
}

/** Looking things up, and taking them along. */
export type LookUpFlow = Flow<'look-up', 'lookUp.open' | 'lookUp.answerOpened' | 'lookUp.take'> & {
  /** The resident opens something: counted when it was found in the search or in a list. */
  readonly opens: (one: LookedFor) => void;
  /** The session ends: what it has opened is counted, each thing once. */
  readonly sessionOver: () => void;
};

/** What a session has opened, and what its search shows as often looked for: from its first look at that to its end. */
type OfSession = { readonly opened: Map<string, LookedFor>; often: readonly LookedFor[] | null };

export function createLookUpFlow(
  parts: SessionParts,
  visit: Visit,
  /** Which services cannot be used now. */
  missing: () => NotNow,
): LookUpFlow {
  let ofSession: OfSession = { opened: new Map(), often: null };
  const today = (): string => dayIn(parts.town.definition.timeZone, parts.now());

  function open(path: LookUpPath): Done {
    const place = visit.place();
    if (!leadsToServices(place) || !isThere(path)) return notNow;
    const { kind, id } = path;
    if (kind !== 'search' && id !== null) opens({ kind, id });
    const before = place.kind === 'look-up' ? [...place.before, place.path].slice(-MOST_STEPS) : [];
    visit.go({ kind: 'look-up', path, before, taken: null });
    return done;
  }

  const isThere = ({ kind, id }: LookUpPath): boolean => {
    const list = ItemKind.safeParse(kind);
    if (!list.success || id === null) return id === null;
    return findItem(parts.content(), list.data, id) !== null;
  };

  function opens(one: LookedFor): void {
    const place = visit.place();
    if (place.kind !== 'look-up' || place.path.id !== null) return;
    ofSession.opened.set(entryName(one), one);
  }

  function answerOpened({ id }: CallInput<'lookUp.answerOpened'>): Done {
    const place = visit.place();
    const kind = 'question';
    if (place.kind !== 'look-up' || place.path.kind !== kind || !isThere({ kind, id })) return notNow;
    opens({ kind, id });
    return done;
  }

  function often(): readonly LookedFor[] {
    ofSession.often ??= oftenLookedFor(parts.lookedFor.counts(), today(), isShown);
    return ofSession.often;
  }

  const isShown = ({ kind, id }: LookedFor): boolean =>
    kind === 'service'
      ? parts.town.services.some(({ serviceId }) => serviceId === id)
      : isFoundOn(parts.content(), kind, id, today());

  function sessionOver(): void {
    parts.lookedFor.sessionOver([...ofSession.opened.values()], today());
    ofSession = { opened: new Map(), often: null };
  }

  function take({ kind, id, way, address }: CallInput<'lookUp.take'>): CallOutput<'lookUp.take'> {
    const place = visit.place();
    if (place.kind !== 'look-up' || place.taken?.outcome === 'working') return notNow;
    if (place.path.kind !== kind || place.path.id !== id) return notNow;
    const item = findItem(parts.content(), kind, id);
    if (!item) return notNow;
    if (way === 'print') {
      void follow(place, way, () => print(slipOf(item)));
      return done;
    }
    const to = EmailAddress.safeParse(address?.trim() ?? '');
    if (!to.success) return { kind: 'bad-address' };
    void follow(place, way, () => mail({ kind, id, address: to.data }));
    return done;
  }

  const slipOf = (item: Item): ReceiptDocument =>
    makeSlip({
      town: parts.town.definition,
      content: parts.content(),
      item,
      language: visit.language(),
      today: today(),
    });

  /** Shows that it is under way, and how it ended to the visitor who still waits for it. */
  async function follow(
    place: PlaceOf<'look-up'>,
    way: Taken['way'],
    work: () => Promise<Taken['outcome']>,
  ): Promise<void> {
    const waiting: Place = { ...place, taken: { way, outcome: 'working' } };
    visit.go(waiting);
    const outcome = await work();
    if (visit.place() === waiting) visit.go({ ...place, taken: { way, outcome } });
  }

  async function print(document: ReceiptDocument): Promise<Taken['outcome']> {
    if (!canPrint(parts.printer.status())) return 'not-printed';
    const { kind } = await parts.printer.print({ jobId: 'slip', document, copy: false });
    return kind === 'printed' ? 'done' : kind;
  }

  /** The address goes to central in this one request and is kept nowhere. */
  async function mail(asked: Pick<MailedSlip, 'kind' | 'id' | 'address'>): Promise<Taken['outcome']> {
    const language = visit.language();
    const answer = await parts.client.call(mailSlip, { ...asked, language }, MAIL_DEADLINE_MS);
    if (answer.kind !== 'answered') return 'not-sent';
    return answer.value.kind === 'sent' ? 'done' : answer.value.kind;
  }

  const waits = ({ taken }: PlaceOf<'look-up'>): boolean => taken?.outcome === 'working';

  /** The place before; null while a thing is being printed or sent. */
  function before(place: PlaceOf<'look-up'>): Place | null {
    if (waits(place)) return null;
    const path = place.before.at(-1);
    if (!path) return { kind: 'home' };
    return { kind: 'look-up', path, before: place.before.slice(0, -1), taken: null };
  }

  const screen = ({ path, taken }: PlaceOf<'look-up'>): ScreenOf<'look-up'> => ({
    kind: 'look-up',
    path,
    often: path.kind === 'search' ? [...often()] : [],
    notNow: missing(),
    canPrint: canPrint(parts.printer.status()),
    taken,
  });

  return {
    places: { 'look-up': { screen, before, waits } },
    calls: { 'lookUp.open': open, 'lookUp.answerOpened': answerOpened, 'lookUp.take': take },
    opens,
    sessionOver,
  };
}
