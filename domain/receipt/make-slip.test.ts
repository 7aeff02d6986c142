import { describe, expect, it } from 'vitest';
import { Content, findItem, type ItemKind } from '../content/index.ts';
import { ReceiptDocument, receiptAsText } from '../paper/index.ts';
import type { TownDefinition } from '../town/index.ts';
import { makeSlip } from './index.ts';

const both = (en: string, ar: string) => ({ en, ar });
const town = {
  name: both('Town of Millbrook', 'بلدية ميلبروك'),
  address: both('1 Mill Square', '1 ساحة ميل'),
  defaultLanguage: 'en',
} as unknown as TownDefinition;
const content = Content.parse({
  departments: [
    {
      id: 'clerk',
      name: both('Town clerk', 'كاتب البلدية'),
      summary: both('Certificates', 'شهادات'),
      room: both('Room 4', 'الغرفة 4'),
      placeId: 'hall',
      phone: '+353 20 910 0140',
      url: 'https://millbrook.example/clerk',
      hours: { weekly: { tue: [{ from: '09:00', to: '17:00' }] } },
    },
  ],
  places: [
    {
      id: 'hall',
      name: both('Town hall', 'دار البلدية'),
      kind: 'town-hall',
      position: [-8, 52],
      address: '1 Mill Square',
      stepFree: true,
    },
  ],
  holidays: [{ on: '2026-11-30', name: both('Saint Andrew', 'عيد') }],
  events: [
    {
      id: 'fair',
      title: both('Fair', 'معرض'),
      description: both('x'.repeat(1_300), 'ن '.repeat(900)),
      starts: '2026-12-05T09:00',
      ends: '2026-12-05T17:30',
      placeId: 'hall',
    },
  ],
  pages: [
    {
      id: 'bus',
      title: both('Bus times', 'مواعيد الحافلات'),
      summary: both('All lines', 'كل الخطوط'),
      blocks: [
        {
          kind: 'table',
          caption: both('Line 1', 'الخط 1'),
          columns: [both('Stop', 'الموقف'), both('Time', 'الوقت')],
          rows: Array.from({ length: 60 }, () => [both('Mill', 'ميل'), both('08:00', '08:00')]),
        },
        ...Array.from({ length: 50 }, () => ({
          kind: 'paragraph',
          text: both('long '.repeat(700), 'طويل '.repeat(700)),
        })),
      ],
    },
  ],
  forms: [
    {
      id: 'w',
      title: both('Water form', 'نموذج'),
      summary: both('For water', 'للماء'),
      lines: [both('Name', 'الاسم'), both('Address', 'العنوان')],
      returnTo: both('Front desk', 'الاستقبال'),
    },
  ],
});

function slip(kind: ItemKind, id: string, language: string): ReceiptDocument {
  const item = findItem(content, kind, id);
  if (!item) throw new Error(`no ${kind} ${id}`);
  return makeSlip({ town, content, item, language, today: '2026-11-30' });
}

describe('a slip of something that was looked up', () => {
  it('says where a department is, how to reach it and when it is open, and has the code of its page', () => {
    const document = slip('department', 'clerk', 'en');
    const text = receiptAsText(document);
    for (const part of ['Town clerk', 'Room 4', 'Town hall', '+353 20 910 0140', 'Closed (Saint Andrew)'])
      expect(text).toContain(part);
    expect(text).toContain('09:00–17:00');
    expect(document.blocks.at(-1)).toMatchObject({ kind: 'qr', data: 'https://millbrook.example/clerk' });
  });

  it('is written in the language of the resident', () => {
    const document = slip('department', 'clerk', 'ar');
    expect(document).toMatchObject({ language: 'ar', direction: 'rtl', title: 'كاتب البلدية' });
    expect(receiptAsText(document)).toContain('ساعات العمل');
  });

  it('is a form to fill in with a line for each answer', () => {
    const { blocks } = slip('form', 'w', 'en');
    const at = blocks.findIndex((block) => block.kind === 'text' && block.text === 'Name');
    expect(blocks.slice(at + 1, at + 3).map(({ kind }) => kind)).toEqual(['space', 'rule']);
  });

  it('is a document that can be printed, however long the texts are', () => {
    for (const language of ['en', 'ar'])
      for (const [kind, id] of [
        ['event', 'fair'],
        ['page', 'bus'],
      ] as const)
        expect(ReceiptDocument.safeParse(slip(kind, id, language)).error).toBeUndefined();
    expect(receiptAsText(slip('event', 'fair', 'en')).match(/x/g)).toHaveLength(1_300);
  });
});
