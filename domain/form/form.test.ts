import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Answer,
  type Answers,
  askedFees,
  checkAnswers,
  checkPage,
  FormService,
  fieldsOfForm,
  pagesFor,
  shownAnswers,
} from './index.ts';

const say = (en: string): { en: string } => ({ en });
const TODAY = '2026-11-23';

/** A service that uses every kind of field, conditions on fields and on pages, and every way to ask a fee. */
const definition = {
  kind: 'form',
  serviceId: 'register-pet',
  icon: 'pet',
  title: say('Register a pet'),
  description: say('A tag and a certificate'),
  pages: [
    {
      pageId: 'owner',
      title: say('You'),
      fields: [
        { kind: 'person', fieldId: 'owner', label: say('Name') },
        { kind: 'address', fieldId: 'home', label: say('Address') },
        { kind: 'phone', fieldId: 'phone', label: say('Phone'), optional: true },
        { kind: 'email', fieldId: 'email', label: say('E-mail'), optional: true },
      ],
    },
    {
      pageId: 'animal',
      title: say('Your animal'),
      fields: [
        {
          kind: 'choice',
          fieldId: 'kind',
          label: say('Kind'),
          options: [
            { value: 'dog', label: say('Dog') },
            { value: 'cat', label: say('Cat') },
          ],
        },
        { kind: 'text', fieldId: 'chip', label: say('Chip'), of: 'digits', shortest: 15, longest: 15 },
        {
          kind: 'number',
          fieldId: 'weight',
          label: say('Weight'),
          least: 0.1,
          most: 120,
          decimals: 1,
          unit: say('kg'),
        },
        { kind: 'date', fieldId: 'born-on', label: say('Born'), latest: { daysFromToday: 0 } },
      ],
    },
    {
      pageId: 'dog',
      title: say('Your dog'),
      when: { field: 'kind', is: 'dog' },
      fields: [
        {
          kind: 'choices',
          fieldId: 'uses',
          label: say('Uses'),
          optional: true,
          most: 2,
          options: [
            { value: 'guide', label: say('Guide dog') },
            { value: 'herding', label: say('Herding') },
            { value: 'guard', label: say('Guard') },
          ],
        },
        {
          kind: 'date',
          fieldId: 'vaccinated-on',
          label: say('Vaccinated'),
          earliest: { field: 'born-on', days: 56 },
          latest: { on: TODAY },
        },
        {
          kind: 'text',
          fieldId: 'why',
          label: say('Why'),
          lines: true,
          when: { field: 'uses', has: 'guard' },
        },
      ],
    },
    {
      pageId: 'more',
      title: say('More'),
      fields: [
        {
          kind: 'group',
          fieldId: 'puppies',
          label: say('Puppies'),
          itemTitle: say('Puppy'),
          fewest: 0,
          most: 3,
          optional: true,
          fields: [
            { kind: 'text', fieldId: 'name', label: say('Name') },
            { kind: 'text', fieldId: 'colour', label: say('Colour'), when: { field: 'name', is: 'Rex' } },
          ],
        },
        {
          kind: 'money',
          fieldId: 'gift',
          label: say('Gift'),
          leastMinor: 100,
          mostMinor: 10_000,
          optional: true,
        },
        { kind: 'declaration', fieldId: 'truth', label: say('Truth'), text: say('All is true.') },
        { kind: 'signature', fieldId: 'signed', label: say('Signature') },
      ],
    },
  ],
  fees: [
    { feeId: 'base', title: say('Registration'), amount: { kind: 'fixed', amountMinor: 1_000 } },
    {
      feeId: 'dog',
      title: say('Dog'),
      when: { field: 'kind', is: 'dog' },
      amount: {
        kind: 'table',
        rows: [
          { when: { field: 'uses', has: 'guide' }, amountMinor: 0 },
          { when: { field: 'weight', atLeast: 40 }, amountMinor: 9_000 },
          { when: { all: [{ field: 'kind', is: 'dog' }] }, amountMinor: 4_500 },
        ],
      },
    },
    {
      feeId: 'puppies',
      title: say('Puppies'),
      amount: { kind: 'per-unit', field: 'puppies', eachMinor: 250, free: 1 },
    },
    {
      feeId: 'weight',
      title: say('By weight'),
      amount: {
        kind: 'formula',
        formula: { least: [{ product: [{ field: 'weight' }, 1.005] }, { minus: [100, { sum: [10, 20] }] }] },
      },
    },
    { feeId: 'tag', title: say('Tag'), amount: { kind: 'looked-up', fee: 'pet-tag' } },
  ],
  outcome: {
    message: say('Thank you.'),
    certificate: {
      title: say('Certificate'),
      numberPrefix: 'PET',
      text: say('Registered.'),
      fields: ['owner', 'kind'],
    },
  },
};
const form = FormService.parse(definition);
const list = { 'pet-tag': 300 };

const good: Answers = {
  owner: { family: ' Lopez ', given: 'Maria' },
  home: { street: 'Mill Lane', houseNumber: '4', postcode: '', place: '' },
  phone: '+1 (555) 010-0000',
  kind: 'dog',
  chip: '123456789012345',
  weight: 42.5,
  'born-on': '2025-01-31',
  uses: ['guard', 'herding'],
  'vaccinated-on': '2025-03-28',
  why: 'It  guards\nthe mill. ',
  puppies: [{ name: 'Rex', colour: 'brown' }, { name: 'Bo', colour: 'left over' }, { name: 'Ash' }],
  truth: true,
  signed: { strokes: [[0, 0, 10, 10, 20, 30, 40, 50]] },
};

function wrong(change: Answers): unknown {
  const checked = checkAnswers(form, { ...good, ...change }, TODAY);
  return checked.kind === 'wrong'
    ? checked.problems.map(({ path, why, limit }) => [path.join('/'), why, limit])
    : [];
}

describe('the answers to a form', () => {
  it('are kept tidy, without what was not asked', () => {
    const checked = checkAnswers(form, { ...good, stray: 'x' }, TODAY);
    expect(checked).toMatchObject({
      kind: 'fine',
      answers: {
        owner: { family: 'Lopez', given: 'Maria' },
        phone: '+15550100000',
        uses: ['herding', 'guard'],
        why: 'It guards\nthe mill.',
        puppies: [{ name: 'Rex', colour: 'brown' }, { name: 'Bo' }, { name: 'Ash' }],
      },
    });
    expect(checked.kind === 'fine' && 'stray' in checked.answers).toBe(false);
  });

  it('lose those of a page that is not asked any more', () => {
    const checked = checkAnswers(form, { ...good, kind: 'cat' }, TODAY);
    expect(checked.kind === 'fine' && Object.keys(checked.answers)).not.toContain('vaccinated-on');
    expect(pagesFor(form, { kind: 'cat' }).map(({ pageId }) => pageId)).toEqual(['owner', 'animal', 'more']);
  });

  it.each<[string, Answers, unknown[]]>([
    ['a missing name', { owner: { family: ' ', given: 'Maria' } }, [['owner', 'missing', null]]],
    ['a phone in words', { phone: 'call me' }, [['phone', 'not-a-phone', null]]],
    ['half an e-mail address', { email: 'maria@' }, [['email', 'not-an-email', null]]],
    ['an option that is not offered', { kind: 'dragon' }, [['kind', 'not-an-option', null]]],
    ['letters for digits', { chip: '12345678901234x' }, [['chip', 'not-digits', null]]],
    ['too few digits', { chip: '12' }, [['chip', 'too-short', 15]]],
    ['ten thousand characters', { chip: '1'.repeat(10_000) }, [['chip', 'too-long', 15]]],
    ['a number in words', { weight: 'heavy' }, [['weight', 'not-a-number', null]]],
    ['no number at all', { weight: Number.NaN }, [['weight', 'not-a-number', null]]],
    ['too many decimals', { weight: 4.25 }, [['weight', 'too-many-decimals', 1]]],
    ['a weight of nothing', { weight: 0 }, [['weight', 'too-small', 0.1]]],
    ['tomorrow', { 'born-on': '2026-11-24' }, [['born-on', 'too-late', TODAY]]],
    ['a day that is not in the calendar', { 'born-on': '2025-02-30' }, [['born-on', 'not-a-date', null]]],
    [
      'a day before another allows',
      { 'vaccinated-on': '2025-03-27' },
      [['vaccinated-on', 'too-early', '2025-03-28']],
    ],
    ['too many choices', { uses: ['guide', 'herding', 'guard'] }, [['uses', 'too-many', 2]]],
    ['a condition’s field left empty', { why: ' ' }, [['why', 'missing', null]]],
    [
      'too many repetitions',
      { puppies: Array.from({ length: 4 }, () => ({ name: 'A' })) },
      [['puppies', 'too-many', 3]],
    ],
    ['a repetition with a gap', { puppies: [{ name: 'Rex' }] }, [['puppies/0/colour', 'missing', null]]],
    ['a group that is a text', { puppies: 'three' }, [['puppies', 'unexpected', null]]],
    ['an amount beyond', { gift: 10_001 }, [['gift', 'too-large', 10_000]]],
    ['no consent', { truth: false }, [['truth', 'not-agreed', null]]],
    ['a dot for a signature', { signed: { strokes: [[1, 1]] } }, [['signed', 'not-signed', null]]],
  ])('%s is refused', (_, change, expected) => {
    expect(wrong(change)).toEqual(expected);
  });

  it('takes a typed name for a signature, and no control characters in any text', () => {
    const checked = checkAnswers(form, { ...good, signed: { typed: 'Maria\u0007 Lopez\u202e' } }, TODAY);
    expect(checked).toMatchObject({ kind: 'fine', answers: { signed: { typed: 'Maria Lopez' } } });
  });

  it('are the same when they are checked again, at central as at the kiosk', () => {
    const anything = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.double({ noNaN: true }),
      fc.boolean(),
      fc.constantFrom('dog', 'cat', '2025-05-05', 12.5, 4),
      fc.array(fc.constantFrom('guide', 'guard', 'herding')),
      fc.record({ family: fc.string(), given: fc.string() }),
      fc.record({ typed: fc.string() }),
      fc.array(fc.record({ name: fc.string(), colour: fc.string() }), { maxLength: 4 }),
    );
    const names = Object.keys(good);
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), anything), (change) => {
        const once = checkAnswers(form, { ...good, ...change } as Answers, TODAY);
        if (once.kind === 'fine') expect(checkAnswers(form, once.answers, TODAY)).toEqual(once);
      }),
      { numRuns: 1_000 },
    );
  });

  it('are checked page by page as they are checked together', () => {
    let kept: Answers = {};
    for (const page of form.pages) {
      if (!pagesFor(form, kept).includes(page)) continue;
      const checked = checkPage(page, kept, good, TODAY);
      if (checked.kind === 'wrong') throw new Error(JSON.stringify(checked.problems));
      kept = checked.answers;
    }
    expect(checkAnswers(form, good, TODAY)).toEqual({ kind: 'fine', answers: kept });
  });

  it('read as people write them', () => {
    const reader = {
      language: 'en',
      fallback: 'en',
      currency: 'EUR',
      words: { yes: 'Yes', signed: 'Signed' },
    };
    const shown = shownAnswers(form, { ...good, gift: 1_234 }, reader).map(
      ({ label, value }) => `${label}: ${value}`,
    );
    expect(shown).toContain('Weight: 42.5 kg');
    expect(shown).toContain('Born: 31 January 2025');
    expect(shown).toContain('Uses: Herding and Guard');
    expect(shown).toContain('Puppy 1: Colour: brown');
    expect(shown).toContain('Gift: €12.34');
    expect(shown).toContain('Signature: Signed');
  });

  it('read as they were written where they are none of their kind, as those that central refused', () => {
    const reader = {
      language: 'en',
      fallback: 'en',
      currency: 'EUR',
      words: { yes: 'Yes', signed: 'Signed' },
    };
    const strange: readonly Answer[] = [
      'no day at all',
      '',
      7,
      12.5,
      -0.001,
      true,
      false,
      [],
      ['no-such-option'],
      { family: 'Lee', given: 'Ann' },
      { street: 'Mill Lane', houseNumber: '1', postcode: '', place: 'Millbrook' },
      { words: 'At the mill', position: { longitude: 8, latitude: 52 } },
      { strokes: [[1, 2]] },
    ];
    const asked = fieldsOfForm(form).map(({ fieldId }) => fieldId);
    for (const answer of strange)
      for (const fieldId of asked) {
        const shown = shownAnswers(form, { ...good, [fieldId]: answer }, reader);
        expect(JSON.stringify(shown)).not.toMatch(/undefined|NaN|\[object|Invalid/);
      }
    const born = shownAnswers(form, { ...good, 'born-on': 'no day at all' }, reader);
    expect(born).toContainEqual(expect.objectContaining({ label: 'Born', value: 'no day at all' }));
  });
});

describe('fees', () => {
  const of = (change: Answers): Record<string, number> =>
    Object.fromEntries(
      askedFees(form.fees, { ...good, ...change }, list).map(({ feeId, amountMinor }) => [
        feeId,
        amountMinor,
      ]),
    );

  it('are fixed, from a table, per unit, by formula and looked up', () => {
    expect(of({})).toEqual({ base: 1_000, dog: 9_000, puppies: 500, weight: 43, tag: 300 });
    expect(of({ uses: ['guide'] })).not.toHaveProperty('dog');
    expect(of({ weight: 20 })).toMatchObject({ dog: 4_500, weight: 20 });
    expect(of({ kind: 'cat', puppies: [] })).toEqual({ base: 1_000, weight: 43, tag: 300 });
    expect(of({ weight: 110 }).weight).toBe(70);
  });

  it('are rounded by the digits as they are written, never by a float', () => {
    const fee = (formula: unknown): number =>
      askedFees(
        FormService.parse({
          ...definition,
          fees: [{ feeId: 'f', title: say('F'), amount: { kind: 'formula', formula } }],
        }).fees,
        { ...good, weight: 1.1 },
        list,
      )[0]?.amountMinor ?? 0;
    expect(fee({ product: [1.005, 100] })).toBe(101);
    expect(fee({ product: [{ field: 'weight' }, 3, 100] })).toBe(330);
    expect(fee({ sum: [0.1, 0.2, 0.2] })).toBe(1);
    expect(fee({ minus: [1, 2] })).toBe(0);
  });
});

describe('a service file', () => {
  const problemsOf = (change: object): string[] => {
    const parsed = FormService.safeParse({ ...definition, ...change });
    return parsed.success
      ? []
      : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  };
  const [owner] = definition.pages;

  it('may not ask about a field that comes later, or use a name twice', () => {
    const late = { ...owner, when: { field: 'kind', is: 'dog' } };
    expect(problemsOf({ pages: [late, ...definition.pages.slice(1)] })).toEqual([
      'pages.0.when: a field that is asked before; "kind" is not',
    ]);
    expect(problemsOf({ pages: [owner, ...definition.pages] }).length).toBeGreaterThan(0);
  });

  it('may not hold a condition or a formula that is not declared', () => {
    expect(
      problemsOf({
        fees: [{ feeId: 'x', title: say('X'), amount: { kind: 'formula', formula: 'weight * 2' } }],
      })[0],
    ).toMatch(/^fees\.0\.amount\.formula: a formula/);
    expect(problemsOf({ pages: [{ ...owner, when: 'kind == dog' }] })[0]).toMatch(
      /^pages\.0\.when: a condition/,
    );
  });

  it('may not ask a fee about a field that is not there', () => {
    expect(
      problemsOf({
        fees: [{ feeId: 'x', title: say('X'), amount: { kind: 'per-unit', field: 'rabbits', eachMinor: 1 } }],
      }),
    ).toEqual(['fees.0: a field that is asked before; "rabbits" is not']);
  });
});
