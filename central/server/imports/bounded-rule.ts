import ICAL from 'ical.js';
import { LAST_YEAR } from './calendar-time.ts';

/** How many steps the rules of a file may take together, and those of one rule. */
export type StepBudget = { left: number };
export const MOST_STEPS = 200_000;
const MOST_STEPS_OF_ONE = 60_000;
/** From one day to the next: a 29 February is eight years away at most, as a leap year may be left out. */
const MOST_BARREN_STEPS = 6_000;
/** Looking through all days of a year or month takes longer than going on by a day. */
const STEPS_OF_A_YEAR = 100;
const STEPS_OF_A_MONTH = 15;
/** Counting on by so many days takes as long as looking at one. */
const DAYS_OF_A_STEP = 50;
/** As many weekdays as all of a month's, twice; as many of the others as a year has days. */
const MOST_WEEKDAYS = 70;
const MOST_OF_A_PART = 366;

/** A rule took more steps than any real one: it yields a day rarely, or never. */
export class TooManySteps extends Error {}

type RuleTerms = ConstructorParameters<typeof ICAL.RecurIterator>[0] & { readonly budget: StepBudget };

/**
 * The days of a rule, in a bounded number of steps: the library looks for the next day until it finds one, which for a rule such as
 * the 30 February is never.
 */
export class BoundedRule extends ICAL.RecurIterator {
  declare private budget: StepBudget;
  declare private own: number;
  declare private barren: number;

  constructor(terms: RuleTerms) {
    // Begins to step at once.
    super(terms);
  }

  override fromData(terms: RuleTerms): void {
    this.budget = terms.budget;
    this.own = MOST_STEPS_OF_ONE;
    this.barren = MOST_BARREN_STEPS;
    const parts = Object.entries(Object(terms.rule).parts as Readonly<Record<string, readonly unknown[]>>);
    for (const [name, values] of parts)
      if (values.length > (name === 'BYDAY' ? MOST_WEEKDAYS : MOST_OF_A_PART)) throw new TooManySteps();
    super.fromData(terms);
  }

  override next(again?: boolean): ICAL.Time {
    this.barren = MOST_BARREN_STEPS;
    return super.next(again);
  }

  override check_contracting_rules(): boolean {
    this.step();
    return super.check_contracting_rules();
  }

  override increment_year(inc: number): void {
    this.step(STEPS_OF_A_YEAR);
    super.increment_year(inc);
    if (Number(this.last?.year) > LAST_YEAR) throw new TooManySteps();
  }

  override increment_month(): void {
    this.step(STEPS_OF_A_MONTH);
    super.increment_month();
  }

  override increment_monthday(inc: number): void {
    this.step(Math.ceil(inc / DAYS_OF_A_STEP));
    super.increment_monthday(inc);
  }

  private step(steps = 1): void {
    this.own -= steps;
    this.barren -= steps;
    this.budget.left -= steps;
    if (this.own < 0 || this.barren < 0 || this.budget.left < 0) throw new TooManySteps();
  }
}
