import type { AnswerWords } from '../form/index.ts';
import type { LanguageTag } from '../text/index.ts';

/** The words on the confirmation of a service that are the product's and not the town's. */
export type ConfirmationLabels = AnswerWords & {
  readonly title: string;
  readonly service: string;
  /** In the place of the total, where nothing is asked. */
  readonly free: string;
  readonly number: string;
};

const labels: Readonly<Record<string, ConfirmationLabels>> = {
  en: {
    title: 'Confirmation',
    service: 'Service',
    free: 'Free of charge',
    number: 'Number',
    yes: 'Yes',
    signed: 'Signed on the screen',
  },
  es: {
    title: 'Confirmación',
    service: 'Trámite',
    free: 'Gratuito',
    number: 'Número',
    yes: 'Sí',
    signed: 'Firmado en la pantalla',
  },
  fr: {
    title: 'Confirmation',
    service: 'Démarche',
    free: 'Gratuit',
    number: 'Numéro',
    yes: 'Oui',
    signed: 'Signé à l’écran',
  },
  de: {
    title: 'Bestätigung',
    service: 'Anliegen',
    free: 'Gebührenfrei',
    number: 'Nummer',
    yes: 'Ja',
    signed: 'Am Bildschirm unterschrieben',
  },
  pt: {
    title: 'Confirmação',
    service: 'Serviço',
    free: 'Gratuito',
    number: 'Número',
    yes: 'Sim',
    signed: 'Assinado no ecrã',
  },
  pl: {
    title: 'Potwierdzenie',
    service: 'Sprawa',
    free: 'Bezpłatnie',
    number: 'Numer',
    yes: 'Tak',
    signed: 'Podpisano na ekranie',
  },
  uk: {
    title: 'Підтвердження',
    service: 'Послуга',
    free: 'Безкоштовно',
    number: 'Номер',
    yes: 'Так',
    signed: 'Підписано на екрані',
  },
  ar: {
    title: 'تأكيد',
    service: 'الخدمة',
    free: 'مجانًا',
    number: 'الرقم',
    yes: 'نعم',
    signed: 'تم التوقيع على الشاشة',
  },
  'zh-Hans': {
    title: '确认单',
    service: '服务',
    free: '免费',
    number: '编号',
    yes: '是',
    signed: '已在屏幕上签名',
  },
  vi: {
    title: 'Giấy xác nhận',
    service: 'Dịch vụ',
    free: 'Miễn phí',
    number: 'Số',
    yes: 'Có',
    signed: 'Đã ký trên màn hình',
  },
};

/** The confirmation's words in a language, or null when the product has none for it. */
export const confirmationLabels = (language: LanguageTag): ConfirmationLabels | null =>
  labels[language] ?? null;
