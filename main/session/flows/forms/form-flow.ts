import {
  type AnswerProblem,
  type Answers,
  askedFees,
  type ChosenSlot,
  checkAnswers,
  checkPage,
  chosenSlots,
  type FormService,
  mayCost,
  needsCentral,
  pagesFor,
} from '../../../../domain/form/index.ts';
import type { CallInput, Done, ScreenOf } from '../../../../domain/ipc/index.ts';
import { dayIn } from '../../../../domain/time/index.ts';
import type { FeeLine } from '../../../../domain/transaction/index.ts';
import { done, notNow } from '../../done.ts';
import type { Flow, ServicesOf, SubjectsOf, WhyNotNow } from '../../flow.ts';
import type { SessionParts } from '../../parts.ts';
import type { Place, PlaceOf } from '../../place.ts';
import type { Visit } from '../../visit.ts';
import { reviewOf, totalOf } from '../money/index.ts';
import { createSlots } from './slots.ts';

declare module '../../place.ts' {
  interface Places {
    form: {
      readonly kind: 'form';
      readonly serviceId: string;
      readonly pageId: string;
      /** Checked answers of the pages before, and what was answered on this page when it was last left. */
      readonly answers: Answers;
      readonly problems: readonly AnswerProblem[];
    };
  }
  interface Subjects {
    form: FilledForm;
  }
}

/** A form whose answers have all been checked, and what it costs. */
type FilledForm = {
  readonly kind: 'form';
  readonly serviceId: string;
  readonly answers: Answers;
  readonly fees: readonly FeeLine[];
};

/** From the service's tile through its pages to the review. What is asked, checked and priced is the engine's in `domain/form`. */
export type FormFlow = Flow<'form', 'form.answer' | 'form.change' | 'booking.month' | 'booking.day'> & {
  readonly services: ServicesOf<'form'>;
  readonly subjects: SubjectsOf<'form'>;
};

export function createFormFlow(parts: SessionParts, visit: Visit): FormFlow {
  const slots = createSlots(parts, visit);
  const today = (): string => dayIn(parts.town.definition.timeZone, parts.now());
  const formOf = (serviceId: string): FormService | null => {
    const service = parts.town.services.find((offered) => offered.serviceId === serviceId);
    return service?.kind === 'form' ? service : null;
  };
  const pagePlace = (serviceId: string, pageId: string, answers: Answers): Place => ({
    kind: 'form',
    serviceId,
    pageId,
    answers,
    problems: [],
  });

  function open(service: FormService): Done {
    const [first] = service.pages;
    if (!first) return notNow;
    const transaction = parts.runner.begin(service.serviceId, visit.language());
    if (!transaction) return notNow;
    visit.attach(transaction.transactionId);
    visit.go(pagePlace(service.serviceId, first.pageId, {}));
    return done;
  }

  function answer({ pageId, answers }: CallInput<'form.answer'>): Done | Promise<Done> {
    const place = visit.place();
    if (place.kind !== 'form' || place.pageId !== pageId) return notNow;
    const form = formOf(place.serviceId);
    const page = form?.pages.find((one) => one.pageId === pageId);
    if (!form || !page) return notNow;
    const checked = checkPage(page, place.answers, answers, today(), slots.rules());
    if (checked.kind === 'wrong') {
      visit.go({ ...place, answers: { ...place.answers, ...answers }, problems: checked.problems });
      return done;
    }
    const goOn = (): Done => {
      const pages = pagesFor(form, checked.answers);
      const next = pages[pages.findIndex((one) => one.pageId === pageId) + 1];
      if (!next) return review(form, checked.answers);
      visit.go(pagePlace(form.serviceId, next.pageId, checked.answers));
      return done;
    };
    const [slot] = chosenSlots(checked.answers);
    const transactionId = visit.transactionId();
    if (!slot || transactionId === null) return goOn();
    const field = page.fields.find(({ kind }) => kind === 'slot');
    if (field) return holdFirst(place, { ...place.answers, ...answers }, field.fieldId, slot, goOn);
    // The slot is kept while the resident keeps typing; when that fails, the review's own hold shows it.
    void slots.hold(transactionId, slot);
    return goOn();
  }

  /** Goes on once the slot is held for the resident, if they still wait for it then. */
  async function holdFirst(
    place: PlaceOf<'form'>,
    answers: Answers,
    fieldId: string,
    slot: ChosenSlot,
    goOn: () => Done,
  ): Promise<Done> {
    const transactionId = visit.transactionId();
    if (transactionId === null) return notNow;
    const held = await slots.hold(transactionId, slot);
    if (visit.place() !== place) return notNow;
    if (held === 'held') return goOn();
    visit.go({ ...place, answers, problems: [{ path: [fieldId], why: held, limit: null }] });
    return done;
  }

  /** All pages are answered: everything is checked once more together, and priced. */
  function review(form: FormService, answers: Answers): Done {
    const transactionId = visit.transactionId();
    if (transactionId === null) return notNow;
    const checked = checkAnswers(form, answers, today(), slots.rules());
    if (checked.kind === 'wrong') return goToProblem(form, answers, checked.problems);
    const { serviceId } = form;
    const fees = askedFees(form.fees, checked.answers, parts.town.fees, slots.rules());
    const data = { kind: 'answers', serviceId, answers: checked.answers } as const;
    const told = parts.runner.tellPersonal(transactionId, data, (details) => ({
      kind: 'details-given',
      details,
    }));
    if (told !== 'recorded') return notNow;
    const total = totalOf(fees, parts.town.definition.currency);
    const priced =
      fees.length === 0
        ? parts.runner.tell(transactionId, { kind: 'found-free' })
        : parts.runner.tell(transactionId, { kind: 'priced', lines: [...fees], total });
    if (priced !== 'recorded') return notNow;
    visit.go(reviewOf({ kind: 'form', serviceId, answers: checked.answers, fees }));
    return done;
  }

  /** An answer changed later can make one of another page wrong: that page is shown, with what is wrong. */
  function goToProblem(form: FormService, answers: Answers, problems: PlaceOf<'form'>['problems']): Done {
    const wrong = new Set(problems.map(({ path }) => path[0]));
    const page = form.pages.find(({ fields }) => fields.some(({ fieldId }) => wrong.has(fieldId)));
    if (!page) return notNow;
    const { serviceId } = form;
    const here = problems.filter(({ path }) => page.fields.some(({ fieldId }) => fieldId === path[0]));
    visit.go({ kind: 'form', serviceId, pageId: page.pageId, answers, problems: here });
    return done;
  }

  function change({ pageId }: CallInput<'form.change'>): Done {
    const place = visit.place();
    if (place.kind !== 'review' || place.busy || place.subject.kind !== 'form') return notNow;
    const { serviceId, answers } = place.subject;
    const form = formOf(serviceId);
    if (!form || !pagesFor(form, answers).some((page) => page.pageId === pageId)) return notNow;
    visit.go(pagePlace(serviceId, pageId, answers));
    return done;
  }

  function pageBefore({ serviceId, pageId, answers }: PlaceOf<'form'>): Place | null {
    const form = formOf(serviceId);
    const pages = form ? pagesFor(form, answers) : [];
    const before = pages[pages.findIndex((page) => page.pageId === pageId) - 1];
    return before ? pagePlace(serviceId, before.pageId, answers) : null;
  }

  function lastPage(serviceId: string, answers: Answers): Place | null {
    const form = formOf(serviceId);
    const last = form ? pagesFor(form, answers).at(-1) : undefined;
    return last ? pagePlace(serviceId, last.pageId, answers) : null;
  }

  /** Answers cannot be changed once a payment was asked for: that is a new transaction, begun from the home screen. */
  function beforeReview({ serviceId, answers }: FilledForm): Place {
    const transaction = visit.transaction();
    if (!transaction || transaction.attempts > 0) return { kind: 'home' };
    return lastPage(serviceId, answers) ?? { kind: 'home' };
  }

  function screen({ serviceId, pageId, answers, problems }: PlaceOf<'form'>): ScreenOf<'form'> {
    const form = formOf(serviceId);
    const pages = form ? pagesFor(form, answers) : [];
    return {
      kind: 'form',
      serviceId,
      pageId,
      number: Math.max(1, pages.findIndex((page) => page.pageId === pageId) + 1),
      of: Math.max(1, pages.length),
      answers,
      problems: [...problems],
      today: today(),
    };
  }

  /** A form that costs and books nothing lacks nothing: it is delivered when central can be reached again. */
  function whyNotNow(service: FormService): WhyNotNow | null {
    if (needsCentral(service) && !parts.centralReached()) return 'central-down';
    if (!mayCost(service)) return null;
    return parts.terminal.status().connection === 'online' ? null : 'terminal-down';
  }

  return {
    places: { form: { screen, before: (place) => pageBefore(place) ?? { kind: 'home' } } },
    services: { form: { open, whyNotNow } },
    subjects: {
      form: {
        review: ({ serviceId, answers, fees }, common) => {
          const total = fees.length === 0 ? null : totalOf(fees, parts.town.definition.currency);
          return { kind: 'form-review', serviceId, answers, fees: [...fees], total, ...common };
        },
        before: beforeReview,
      },
    },
    calls: {
      'form.answer': answer,
      'form.change': change,
      'booking.month': slots.month,
      'booking.day': slots.day,
    },
  };
}
