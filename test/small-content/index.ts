import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { Content } from '../../domain/content/index.ts';
import type { LocalizedText } from '../../domain/text/index.ts';

/** English stands in for the languages that a test does not read. */
const text = (en: string, ar = en, zh = en): LocalizedText => ({
  ...Object.fromEntries(['es', 'fr', 'de', 'pt', 'pl', 'uk', 'vi'].map((language) => [language, en])),
  en,
  ar,
  'zh-Hans': zh,
});

const day = { from: '00:00', to: '24:00' };
const always = { mon: [day], tue: [day], wed: [day], thu: [day], fri: [day], sat: [day], sun: [day] };
const office = [
  { from: '09:00', to: '12:30' },
  { from: '13:30', to: '17:00' },
];
const weekdays = { mon: office, tue: office, wed: office, thu: office, fri: office };

const content: z.input<typeof Content> = {
  departments: [
    {
      id: 'registry',
      name: text('Animal registry', 'سجل الحيوانات', '动物登记处'),
      summary: text('Dogs, cats and other animals.', 'الكلاب والقطط وغيرها.', '猫、狗及其他动物。'),
      room: text('1st floor, room 104', 'الطابق الأول، الغرفة 104', '一楼 104 室'),
      phone: '+353 20 910 0144',
      email: 'animals@millbrook.example',
      placeId: 'hall',
      hours: { weekly: always, closedOnHolidays: false },
      serviceIds: ['register-pet'],
      url: 'https://millbrook.example/departments/registry',
    },
    {
      id: 'archive',
      name: text('Town archive', 'أرشيف البلدية', '镇档案馆'),
      summary: text('Old papers and maps.', 'أوراق وخرائط قديمة.', '旧文件和地图。'),
      hours: { weekly: { mon: [] } },
    },
    {
      id: 'tax-office',
      name: text('Tax office', 'مكتب الضرائب', '税务处'),
      summary: text('Property tax and fees.', 'ضريبة العقارات والرسوم.', '房产税及费用。'),
      hours: { weekly: weekdays },
      serviceIds: ['pay-bill'],
    },
  ],
  people: [
    {
      id: 'maria-keane',
      name: 'Maria Keane',
      role: text('Head of the animal registry', 'رئيسة سجل الحيوانات', '动物登记处主任'),
      departmentId: 'registry',
      phone: '+353 20 910 0145',
    },
  ],
  places: [
    {
      id: 'hall',
      name: text('Town hall', 'دار البلدية', '镇政府'),
      kind: 'town-hall',
      position: [-8.0216, 52.311074],
      address: '1 Mill Square',
      stepFree: true,
      hours: { weekly: weekdays },
    },
    {
      id: 'library',
      name: text('Town library', 'المكتبة العامة', '镇图书馆'),
      kind: 'library',
      position: [-8.017412, 52.311253],
      address: '4 River Street',
      stepFree: false,
      description: text(
        'Books, newspapers and a reading room.',
        'كتب وصحف وقاعة مطالعة.',
        '书籍、报纸和阅览室。',
      ),
      url: 'https://millbrook.example/library',
    },
  ],
  events: [
    {
      id: 'market',
      title: text('Farmers’ market', 'سوق المزارعين', '农贸市场'),
      description: text('Every year in the square.', 'كل عام في الساحة.', '每年在广场举行。'),
      starts: '2035-05-05T09:00',
      ends: '2035-05-05T14:00',
      placeId: 'hall',
    },
  ],
  announcements: [
    {
      id: 'water-off',
      title: text('No water in River Street', 'انقطاع المياه في شارع النهر', '河街停水'),
      text: text('The water comes back at 18:00.', 'تعود المياه الساعة 18:00.', '18:00 恢复供水。'),
      from: '2020-01-01',
      urgent: true,
    },
  ],
  news: [
    {
      id: 'bridge',
      title: text('The new bridge is open', 'افتتاح الجسر الجديد', '新桥通车'),
      text: text('On foot and by bicycle.', 'للمشاة والدراجات.', '供步行和骑行。'),
      from: '2026-01-15',
    },
  ],
  pages: [
    {
      id: 'bus-times',
      title: text('Bus times', 'مواعيد الحافلات', '公交时刻'),
      summary: text('Lines 1 and 2.', 'الخطان 1 و2.', '1 路和 2 路。'),
      blocks: [
        { kind: 'heading', text: text('On working days', 'أيام العمل', '工作日') },
        { kind: 'list', items: [text('Line 1: station', 'الخط 1: المحطة', '1 路：车站')] },
        {
          kind: 'table',
          caption: text('Line 1', 'الخط 1', '1 路'),
          columns: [
            text('Stop', 'الموقف', '站点'),
            text('First', 'الأولى', '首班'),
            text('Last', 'الأخيرة', '末班'),
          ],
          rows: Array.from({ length: 45 }, (_, at) => [
            text(`Stop ${at + 1}`, `الموقف ${at + 1}`, `第 ${at + 1} 站`),
            text('06:10'),
            text('22:40'),
          ]),
        },
      ],
    },
  ],
  questions: [
    {
      id: 'lost-and-found',
      question: text('Where is the lost property office?', 'أين مكتب المفقودات؟', '失物招领处在哪里？'),
      answer: text('At the front desk of the town hall.', 'في استقبال دار البلدية.', '在镇政府前台。'),
    },
  ],
  forms: [
    {
      id: 'tree-felling',
      title: text('Felling a tree', 'قطع شجرة', '砍伐树木'),
      summary: text(
        'For trees with a trunk above 80 cm.',
        'للأشجار التي يزيد جذعها على 80 سم.',
        '适用于树干超过 80 厘米的树木。',
      ),
      lines: [
        text('Name', 'الاسم', '姓名'),
        text('Address', 'العنوان', '地址'),
        text('Kind of tree', 'نوع الشجرة', '树种'),
      ],
      returnTo: text('Front desk', 'الاستقبال', '前台'),
    },
  ],
  synonyms: { en: [['library', 'reading room', 'bookshop']], ar: [['المكتبة', 'كتبخانة']] },
};

/** A small town's content, for tests that look things up. */
export const smallContent: Content = Content.parse(content);

/** Writes it as a town's folder `content/`, one file a list; nothing of what was there stays. */
export function writeSmallContent(townFolder: string): void {
  const folder = join(townFolder, 'content');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [list, value] of Object.entries(content))
    writeFileSync(join(folder, `${list}.json`), JSON.stringify(value));
}

export { waterAround } from './basemap.ts';
