import type { LanguageTag } from '../../domain/text/index.ts';

/** Words of those who want to know when something is open: they find places that have hours. */
const HOURS: Readonly<Record<string, string>> = {
  en: 'open opens opening closed closes closing hours',
  de: 'offen geöffnet öffnet öffnen geschlossen schließt zu Öffnungszeiten',
  fr: 'ouvert ouverte ouvre ouvrent ouverts fermé fermée ferme ferment horaires ouverture',
  es: 'abierto abierta abre abren abiertos cerrado cerrada cierra cierran horario horarios',
  pt: 'aberto aberta abre abrem abertos fechado fechada fecha fecham horário horários',
  pl: 'otwarty otwarta otwarte czynny czynna czynne otwiera zamknięty zamknięta zamyka godziny otwarcia',
  uk: 'відкритий відкрита відкрито працює зачинений зачинено відчинено закрито години графік',
  ar: 'مفتوح مفتوحة تفتح يفتح مغلق مغلقة تغلق يغلق ساعات دوام',
  'zh-Hans': '开门 关门 开放 营业 时间',
  vi: 'mở cửa đóng giờ',
};

/** What a language has for `open`, `closed` and `hours`. */
export const hoursWords = (language: LanguageTag): string => HOURS[language] ?? '';
