import type { LanguageTag } from '../text/index.ts';

/** The words on a slip about something that was looked up. */
export type SlipLabels = {
  readonly phone: string;
  readonly email: string;
  readonly room: string;
  readonly address: string;
  readonly department: string;
  readonly hours: string;
  readonly closed: string;
  readonly when: string;
  readonly where: string;
  readonly stepFree: string;
  readonly notStepFree: string;
  readonly returnTo: string;
  /** The code leads to the town's own page. */
  readonly online: string;
  /** What is on the paper was so on this day. */
  readonly asOf: string;
};

const labels: Readonly<Record<string, SlipLabels>> = {
  en: {
    phone: 'Telephone',
    email: 'E-mail',
    room: 'Room',
    address: 'Address',
    department: 'Department',
    hours: 'Opening hours',
    closed: 'Closed',
    when: 'When',
    where: 'Where',
    stepFree: 'Step-free entrance',
    notStepFree: 'Entrance with steps',
    returnTo: 'Return it to',
    online: 'On the town’s web site',
    asOf: 'As of',
  },
  es: {
    phone: 'Teléfono',
    email: 'Correo electrónico',
    room: 'Oficina',
    address: 'Dirección',
    department: 'Departamento',
    hours: 'Horario',
    closed: 'Cerrado',
    when: 'Cuándo',
    where: 'Dónde',
    stepFree: 'Entrada sin escalones',
    notStepFree: 'Entrada con escalones',
    returnTo: 'Entregar en',
    online: 'En la web del ayuntamiento',
    asOf: 'Información a fecha de',
  },
  fr: {
    phone: 'Téléphone',
    email: 'E-mail',
    room: 'Bureau',
    address: 'Adresse',
    department: 'Service',
    hours: 'Horaires d’ouverture',
    closed: 'Fermé',
    when: 'Quand',
    where: 'Où',
    stepFree: 'Entrée sans marche',
    notStepFree: 'Entrée avec marches',
    returnTo: 'À remettre à',
    online: 'Sur le site de la mairie',
    asOf: 'État au',
  },
  de: {
    phone: 'Telefon',
    email: 'E-Mail',
    room: 'Raum',
    address: 'Adresse',
    department: 'Amt',
    hours: 'Öffnungszeiten',
    closed: 'Geschlossen',
    when: 'Wann',
    where: 'Wo',
    stepFree: 'Stufenloser Eingang',
    notStepFree: 'Eingang mit Stufen',
    returnTo: 'Abgeben bei',
    online: 'Auf der Website der Stadt',
    asOf: 'Stand',
  },
  pt: {
    phone: 'Telefone',
    email: 'E-mail',
    room: 'Sala',
    address: 'Morada',
    department: 'Serviço',
    hours: 'Horário',
    closed: 'Fechado',
    when: 'Quando',
    where: 'Onde',
    stepFree: 'Entrada sem degraus',
    notStepFree: 'Entrada com degraus',
    returnTo: 'Entregar em',
    online: 'No site do município',
    asOf: 'Informação de',
  },
  pl: {
    phone: 'Telefon',
    email: 'E-mail',
    room: 'Pokój',
    address: 'Adres',
    department: 'Wydział',
    hours: 'Godziny otwarcia',
    closed: 'Zamknięte',
    when: 'Kiedy',
    where: 'Gdzie',
    stepFree: 'Wejście bez stopni',
    notStepFree: 'Wejście ze stopniami',
    returnTo: 'Złożyć w',
    online: 'Na stronie miasta',
    asOf: 'Stan na',
  },
  uk: {
    phone: 'Телефон',
    email: 'Ел. пошта',
    room: 'Кабінет',
    address: 'Адреса',
    department: 'Відділ',
    hours: 'Години роботи',
    closed: 'Зачинено',
    when: 'Коли',
    where: 'Де',
    stepFree: 'Вхід без сходів',
    notStepFree: 'Вхід зі сходами',
    returnTo: 'Здати до',
    online: 'На сайті громади',
    asOf: 'Станом на',
  },
  ar: {
    phone: 'الهاتف',
    email: 'البريد الإلكتروني',
    room: 'الغرفة',
    address: 'العنوان',
    department: 'القسم',
    hours: 'ساعات العمل',
    closed: 'مغلق',
    when: 'متى',
    where: 'أين',
    stepFree: 'مدخل بلا درج',
    notStepFree: 'مدخل به درج',
    returnTo: 'يُسلَّم إلى',
    online: 'على موقع البلدية',
    asOf: 'بتاريخ',
  },
  'zh-Hans': {
    phone: '电话',
    email: '电子邮箱',
    room: '房间',
    address: '地址',
    department: '部门',
    hours: '开放时间',
    closed: '休息',
    when: '时间',
    where: '地点',
    stepFree: '入口无台阶',
    notStepFree: '入口有台阶',
    returnTo: '交回至',
    online: '镇政府网站',
    asOf: '信息截至',
  },
  vi: {
    phone: 'Điện thoại',
    email: 'Email',
    room: 'Phòng',
    address: 'Địa chỉ',
    department: 'Phòng ban',
    hours: 'Giờ mở cửa',
    closed: 'Đóng cửa',
    when: 'Khi nào',
    where: 'Ở đâu',
    stepFree: 'Lối vào không có bậc',
    notStepFree: 'Lối vào có bậc',
    returnTo: 'Nộp tại',
    online: 'Trên trang web của thị trấn',
    asOf: 'Tính đến',
  },
};

/** The slip's words in a language, or null when the product has none for it. */
export const slipLabels = (language: LanguageTag): SlipLabels | null => labels[language] ?? null;
