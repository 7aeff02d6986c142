import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FormService } from '../../../domain/form/index.ts';

const shipped: unknown = JSON.parse(
  readFileSync(new URL('services/report-problem.json', import.meta.url), 'utf8'),
);
type Changed = { open311: Record<string, unknown>; pages: { fields: Record<string, unknown>[] }[] };
const changed = (change: (form: Changed) => void): string[] => {
  const form = structuredClone(shipped) as Changed;
  change(form);
  const parsed = FormService.safeParse(form);
  return parsed.success ? [] : parsed.error.issues.map((one) => `${one.path.join('.')}: ${one.message}`);
};

describe('a form that becomes a service request', () => {
  it('is accepted as the demo town ships it, and without its part for Open311', () => {
    expect(changed(() => undefined)).toEqual([]);
    expect(changed((form) => Reflect.deleteProperty(form, 'open311'))).toEqual([]);
  });

  it('names fields that exist and whose kinds fit', () => {
    expect(changed(({ open311 }) => Object.assign(open311, { categoryField: 'place' }))).toEqual([
      'open311.categoryField: a field of the kind choice; "place" is place',
    ]);
    expect(changed(({ open311 }) => Object.assign(open311, { placeField: 'nowhere' }))).toEqual([
      'open311.placeField: a field of the kind place; "nowhere" is none',
    ]);
    expect(changed(({ open311 }) => Object.assign(open311, { descriptionField: 'email' }))).toEqual([
      'open311.descriptionField: a field of the kind text; "email" is email',
    ]);
    expect(changed(({ open311 }) => Object.assign(open311, { contactFields: ['description'] }))).toEqual([
      'open311.contactFields.0: a field of the kind person or email or phone; "description" is text',
    ]);
    expect(changed(({ open311 }) => Object.assign(open311, { categoryField: 'danger' }))).toContain(
      'open311.categoryField: a field that is always asked',
    );
    expect(changed(({ pages }) => Object.assign(pages[1]?.fields[0] ?? {}, { optional: true }))).toEqual([
      'open311.placeField: a field that has to be answered',
    ]);
  });

  it('has one code of its own for every option, and none besides', () => {
    const codes = { pothole: 'A', lamp: 'B', graffiti: 'C', rubbish: 'D', other: 'E' };
    const { other: _other, ...four } = codes;
    expect(changed(({ open311 }) => Object.assign(open311, { codes: four }))).toEqual([
      'open311.codes: a code for every option; "other" has none',
    ]);
    expect(changed(({ open311 }) => Object.assign(open311, { codes: { ...codes, cat: 'F' } }))).toEqual([
      'open311.codes.cat: only options of the category',
    ]);
    expect(changed(({ open311 }) => Object.assign(open311, { codes: { ...codes, other: 'A' } }))).toEqual([
      'open311.codes: each code once',
    ]);
    expect(changed(({ open311 }) => Object.assign(open311, { codes: { ...codes, other: 'A B' } }))).toEqual([
      'open311.codes.other: a code such as POTHOLE',
    ]);
    expect(changed(({ open311 }) => Object.assign(open311, { extra: 1 }))).toHaveLength(1);
  });
});
