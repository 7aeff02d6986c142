import type { AnswerWords } from '../form/index.ts';
import type { LanguageTag } from '../text/index.ts';

/** The words on the confirmation of a service that are the product's and not the town's. */
export type ConfirmationLabels = AnswerWords & {
  readonly title: string;
  readonly service: string;
  /** In the place of the total, where nothing is asked. */
  readonly free: string;
  readonly number: string;
  /** Under the code that a telephone puts into its calendar. */
  readonly calendar: string;
};

const labels: Readonly<Record<string, ConfirmationLabels>> = {
  en: {
    title: 'Confirmation',
    service: 'Service',
    free: 'Free of charge',
    number: 'Number',
    calendar: 'For your calendar',
    yes: 'Yes',
    signed: 'Signed on the screen',
  },
  es: {
    title: 'Confirmación',
    service: 'Trámite',
    free: 'Gratuito',
    number: 'Número',
    calendar: 'Para su calendario',
    yes: 'Sí',
    signed: 'Firmado en la pantalla',
  },
  fr: {
    title: 'Confirmation',
    service: 'Démarche',
    free: 'Gratuit',
    number: 'Numéro',
    calendar: 'Pour votre agenda',
    yes: 'Oui',
    signed: 'Signé à l’écran',
  },
  de: {
    title: 'Bestätigung',
    service: 'Anliegen',
    free: 'Gebührenfrei',
    number: 'Nummer',
    calendar: 'Für Ihren Kalender',
    yes: 'Ja',
    signed: 'Am Bildschirm unterschrieben',
  },
  pt: {
    title: 'Confirmação',
    service: 'Serviço',
    free: 'Gratuito',
    number: 'Número',
    calendar: 'Para o seu calendário',
    yes: 'Sim',
    signed: 'Assinado no ecrã',
  },
  pl: {
    title: 'Potwierdzenie',
    service: 'Sprawa',
    free: 'Bezpłatnie',
    number: 'Numer',
    calendar: 'Do kalendarza',
    yes: 'Tak',
    signed: 'Podpisano na ekranie',
  },
  uk: {
    title: 'Підтвердження',
    service: 'Послуга',
    free: 'Безкоштовно',
    number: 'Номер',
    calendar: 'Для вашого календаря',
    yes: 'Так',
    signed: 'Підписано на екрані',
  },
  ar: {
    title: 'تأكيد',
    service: 'الخدمة',
    free: 'مجانًا',
    number: 'الرقم',
    calendar: 'لتقويمكم',
    yes: 'نعم',
    signed: 'تم التوقيع على الشاشة',
  },
  'zh-Hans': {
    title: '确认单',
    service: '服务',
    free: '免费',
    number: '编号',
    calendar: '添加到日历',
    yes: '是',
    signed: '已在屏幕上签名',
  },
  vi: {
    title: 'Giấy xác nhận',
    service: 'Dịch vụ',
    free: 'Miễn phí',
    number: 'Số',
    calendar: 'Cho lịch của quý vị',
    yes: 'Có',
    signed: 'Đã ký trên màn hình',
  },
};

/** The confirmation's words in a language, or null when the product has none for it. */
export const confirmationLabels = (language: LanguageTag): ConfirmationLabels | null =>
  labels[language] ?? null;
