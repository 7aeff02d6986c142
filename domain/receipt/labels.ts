import type { LanguageTag } from '../text/index.ts';

/** The words on a receipt that are the product's and not the town's. */
export type ReceiptLabels = {
  readonly title: string;
  readonly reference: string;
  readonly date: string;
  readonly account: string;
  readonly bill: string;
  readonly total: string;
  readonly card: string;
  readonly authorisation: string;
  readonly paid: string;
  readonly keep: string;
};

const labels: Readonly<Record<string, ReceiptLabels>> = {
  en: {
    title: 'Payment receipt',
    reference: 'Reference',
    date: 'Date',
    account: 'Customer number',
    bill: 'Bill',
    total: 'Total paid',
    card: 'Card',
    authorisation: 'Authorisation',
    paid: 'Paid by card',
    keep: 'Please keep this receipt.',
  },
  es: {
    title: 'Recibo de pago',
    reference: 'Referencia',
    date: 'Fecha',
    account: 'Número de cliente',
    bill: 'Factura',
    total: 'Total pagado',
    card: 'Tarjeta',
    authorisation: 'Autorización',
    paid: 'Pagado con tarjeta',
    keep: 'Conserve este recibo.',
  },
  fr: {
    title: 'Reçu de paiement',
    reference: 'Référence',
    date: 'Date',
    account: 'Numéro de client',
    bill: 'Facture',
    total: 'Total payé',
    card: 'Carte',
    authorisation: 'Autorisation',
    paid: 'Payé par carte',
    keep: 'Veuillez conserver ce reçu.',
  },
  ar: {
    title: 'إيصال الدفع',
    reference: 'الرقم المرجعي',
    date: 'التاريخ',
    account: 'رقم المشترك',
    bill: 'الفاتورة',
    total: 'المبلغ المدفوع',
    card: 'البطاقة',
    authorisation: 'رقم التفويض',
    paid: 'تم الدفع بالبطاقة',
    keep: 'يرجى الاحتفاظ بهذا الإيصال.',
  },
  'zh-Hans': {
    title: '缴费收据',
    reference: '参考编号',
    date: '日期',
    account: '户号',
    bill: '账单',
    total: '实付总额',
    card: '银行卡',
    authorisation: '授权码',
    paid: '已刷卡支付',
    keep: '请妥善保管此收据。',
  },
  de: {
    title: 'Zahlungsquittung',
    reference: 'Referenz',
    date: 'Datum',
    account: 'Kundennummer',
    bill: 'Rechnung',
    total: 'Bezahlt',
    card: 'Karte',
    authorisation: 'Autorisierung',
    paid: 'Mit Karte bezahlt',
    keep: 'Bitte bewahren Sie diese Quittung auf.',
  },
  pt: {
    title: 'Recibo de pagamento',
    reference: 'Referência',
    date: 'Data',
    account: 'Número de cliente',
    bill: 'Fatura',
    total: 'Total pago',
    card: 'Cartão',
    authorisation: 'Autorização',
    paid: 'Pago com cartão',
    keep: 'Guarde este recibo.',
  },
  pl: {
    title: 'Potwierdzenie płatności',
    reference: 'Numer referencyjny',
    date: 'Data',
    account: 'Numer klienta',
    bill: 'Rachunek',
    total: 'Zapłacono',
    card: 'Karta',
    authorisation: 'Autoryzacja',
    paid: 'Zapłacono kartą',
    keep: 'Proszę zachować to potwierdzenie.',
  },
  uk: {
    title: 'Квитанція про оплату',
    reference: 'Реєстраційний номер',
    date: 'Дата',
    account: 'Особовий рахунок',
    bill: 'Рахунок',
    total: 'Сплачено',
    card: 'Картка',
    authorisation: 'Авторизація',
    paid: 'Сплачено карткою',
    keep: 'Збережіть цю квитанцію.',
  },
  vi: {
    title: 'Biên lai thanh toán',
    reference: 'Số tham chiếu',
    date: 'Ngày',
    account: 'Mã khách hàng',
    bill: 'Hóa đơn',
    total: 'Đã trả',
    card: 'Thẻ',
    authorisation: 'Mã chuẩn chi',
    paid: 'Đã trả bằng thẻ',
    keep: 'Vui lòng giữ biên lai này.',
  },
};

/** The languages in which a receipt can be written. */
export const RECEIPT_LANGUAGES: readonly LanguageTag[] = Object.keys(labels);

/** The receipt's words in a language, or null when the product has none for it. */
export function receiptLabels(language: LanguageTag): ReceiptLabels | null {
  return labels[language] ?? null;
}
