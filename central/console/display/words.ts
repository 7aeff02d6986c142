import type { LanguageTag } from '../../../domain/text/index.ts';

export type DisplayWords = {
  readonly now: string;
  readonly desk: string;
  readonly before: string;
  readonly waiting: string;
  readonly nobody: string;
  /** With `{time}`, when central was heard last. */
  readonly lost: string;
  readonly connecting: string;
  readonly never: string;
};

const WORDS: Readonly<Record<LanguageTag, DisplayWords>> = {
  en: {
    now: 'Please come',
    desk: 'Desk',
    before: 'Called earlier',
    waiting: 'People waiting',
    nobody: 'Please wait until your number is shown here.',
    lost: 'No connection since {time}. Please ask at the desk.',
    connecting: 'Connecting…',
    never: 'No connection. Please ask at the desk.',
  },
  es: {
    now: 'Pase, por favor',
    desk: 'Mostrador',
    before: 'Llamados antes',
    waiting: 'Personas en espera',
    nobody: 'Espere hasta que su número aparezca aquí.',
    lost: 'Sin conexión desde las {time}. Pregunte en el mostrador.',
    connecting: 'Conectando…',
    never: 'Sin conexión. Pregunte en el mostrador.',
  },
  fr: {
    now: 'C’est votre tour',
    desk: 'Guichet',
    before: 'Appelés avant',
    waiting: 'Personnes en attente',
    nobody: 'Attendez que votre numéro s’affiche ici.',
    lost: 'Pas de connexion depuis {time}. Renseignez-vous au guichet.',
    connecting: 'Connexion…',
    never: 'Pas de connexion. Renseignez-vous au guichet.',
  },
  de: {
    now: 'Bitte kommen Sie',
    desk: 'Schalter',
    before: 'Vorher aufgerufen',
    waiting: 'Wartende',
    nobody: 'Bitte warten Sie, bis Ihre Nummer hier erscheint.',
    lost: 'Keine Verbindung seit {time}. Bitte fragen Sie am Schalter.',
    connecting: 'Verbindung wird hergestellt…',
    never: 'Keine Verbindung. Bitte fragen Sie am Schalter.',
  },
  pt: {
    now: 'É a sua vez',
    desk: 'Balcão',
    before: 'Chamados antes',
    waiting: 'Pessoas à espera',
    nobody: 'Espere até a sua senha aparecer aqui.',
    lost: 'Sem ligação desde as {time}. Pergunte ao balcão.',
    connecting: 'A ligar…',
    never: 'Sem ligação. Pergunte ao balcão.',
  },
  pl: {
    now: 'Zapraszamy',
    desk: 'Stanowisko',
    before: 'Wezwani wcześniej',
    waiting: 'Osoby oczekujące',
    nobody: 'Proszę czekać, aż numer pojawi się tutaj.',
    lost: 'Brak połączenia od {time}. Proszę pytać przy stanowisku.',
    connecting: 'Łączenie…',
    never: 'Brak połączenia. Proszę pytać przy stanowisku.',
  },
  uk: {
    now: 'Просимо підійти',
    desk: 'Стійка',
    before: 'Викликані раніше',
    waiting: 'Людей у черзі',
    nobody: 'Зачекайте, поки ваш номер з’явиться тут.',
    lost: 'Немає зв’язку з {time}. Запитайте біля стійки.',
    connecting: 'З’єднання…',
    never: 'Немає зв’язку. Запитайте біля стійки.',
  },
  ar: {
    now: 'تفضلوا الآن',
    desk: 'المكتب',
    before: 'نودي عليهم سابقًا',
    waiting: 'عدد المنتظرين',
    nobody: 'يرجى الانتظار حتى يظهر رقمكم هنا.',
    lost: 'لا يوجد اتصال منذ {time}. يرجى السؤال في المكتب.',
    connecting: 'جارٍ الاتصال…',
    never: 'لا يوجد اتصال. يرجى السؤال في المكتب.',
  },
  'zh-Hans': {
    now: '请前来办理',
    desk: '窗口',
    before: '已叫号码',
    waiting: '等候人数',
    nobody: '请等候，直到您的号码在此显示。',
    lost: '自 {time} 起连接中断，请到窗口询问。',
    connecting: '正在连接…',
    never: '没有连接，请到窗口询问。',
  },
  vi: {
    now: 'Xin mời đến',
    desk: 'Quầy',
    before: 'Đã gọi trước đó',
    waiting: 'Số người đang chờ',
    nobody: 'Vui lòng chờ đến khi số của quý vị hiện ở đây.',
    lost: 'Mất kết nối từ {time}. Vui lòng hỏi tại quầy.',
    connecting: 'Đang kết nối…',
    never: 'Không có kết nối. Vui lòng hỏi tại quầy.',
  },
};

/** The languages that the display speaks. */
export const DISPLAY_LANGUAGES: readonly LanguageTag[] = Object.keys(WORDS);

/** The display's words; in English where it does not speak the language. */
export function displayWords(language: LanguageTag): DisplayWords {
  const words = WORDS[language] ?? WORDS.en;
  if (!words) throw new Error('the product has no English words for the display');
  return words;
}
