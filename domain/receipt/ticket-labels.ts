import type { LanguageTag } from '../text/index.ts';

/** The words on a printed number that are the product's and not the town's. */
export type TicketLabels = {
  readonly title: string;
  readonly before: string;
  readonly wait: string;
  /** In the place of the wait, where nobody knows it. */
  readonly notKnown: string;
  readonly appointment: string;
  readonly watch: string;
};

const labels: Readonly<Record<string, TicketLabels>> = {
  en: {
    title: 'Your number',
    before: 'People before you',
    wait: 'Waiting time',
    notKnown: 'not known',
    appointment: 'Your appointment',
    watch: 'Please watch the display. We will call your number.',
  },
  es: {
    title: 'Su número',
    before: 'Personas antes que usted',
    wait: 'Tiempo de espera',
    notKnown: 'desconocido',
    appointment: 'Su cita',
    watch: 'Esté atento a la pantalla. Le llamarán por su número.',
  },
  fr: {
    title: 'Votre numéro',
    before: 'Personnes avant vous',
    wait: 'Temps d’attente',
    notKnown: 'inconnu',
    appointment: 'Votre rendez-vous',
    watch: 'Surveillez l’écran. Vous serez appelé par votre numéro.',
  },
  de: {
    title: 'Ihre Nummer',
    before: 'Wartende vor Ihnen',
    wait: 'Wartezeit',
    notKnown: 'nicht bekannt',
    appointment: 'Ihr Termin',
    watch: 'Bitte achten Sie auf die Anzeige. Sie werden mit Ihrer Nummer aufgerufen.',
  },
  pt: {
    title: 'A sua senha',
    before: 'Pessoas à sua frente',
    wait: 'Tempo de espera',
    notKnown: 'desconhecido',
    appointment: 'A sua marcação',
    watch: 'Esteja atento ao ecrã. Será chamado pelo número da senha.',
  },
  pl: {
    title: 'Państwa numer',
    before: 'Osób w kolejce przed Państwem',
    wait: 'Czas oczekiwania',
    notKnown: 'nieznany',
    appointment: 'Umówiona wizyta',
    watch: 'Prosimy obserwować ekran. Wywołamy ten numer.',
  },
  uk: {
    title: 'Ваш номер',
    before: 'Людей перед вами',
    wait: 'Час очікування',
    notKnown: 'невідомо',
    appointment: 'Ваш запис',
    watch: 'Стежте за екраном. Вас викличуть за номером.',
  },
  ar: {
    title: 'رقمكم',
    before: 'عدد المنتظرين قبلكم',
    wait: 'مدة الانتظار',
    notKnown: 'غير معروفة',
    appointment: 'موعدكم',
    watch: 'يرجى متابعة الشاشة. سيُنادى عليكم برقمكم.',
  },
  'zh-Hans': {
    title: '您的号码',
    before: '您前面的人数',
    wait: '等候时间',
    notKnown: '未知',
    appointment: '您的预约',
    watch: '请留意显示屏，按号码叫号。',
  },
  vi: {
    title: 'Số của quý vị',
    before: 'Số người chờ trước quý vị',
    wait: 'Thời gian chờ',
    notKnown: 'không rõ',
    appointment: 'Lịch hẹn của quý vị',
    watch: 'Vui lòng theo dõi màn hình. Quý vị sẽ được gọi theo số.',
  },
};

/** The words of a printed number in a language, or null when the product has none for it. */
export const ticketLabels = (language: LanguageTag): TicketLabels | null => labels[language] ?? null;
