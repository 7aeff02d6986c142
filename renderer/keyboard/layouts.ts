import { DELETE, SCRIPT, SHIFT, SPACE, TONES } from './key-names.ts';

/** What is typed decides which keys there are. */
export type KeyboardUse =
  | 'number'
  | 'whole-number'
  | 'number-and-letters'
  | 'amount'
  | 'phone'
  | 'text'
  /** Sentences and addresses: letters, digits and what stands between words. */
  | 'words'
  | 'email'
  | 'pin';

export type Layout = { readonly default: string[]; readonly shift: string[] };

const pad = (last: string): Layout => same(['1 2 3', '4 5 6', '7 8 9', `${last} 0 ${DELETE}`]);
const same = (rows: string[]): Layout => ({ default: rows, shift: rows });
const letters = (rows: readonly string[], last: string): Layout => ({
  default: [...rows, last],
  shift: [...rows.map((row) => row.toLocaleUpperCase('en').replace('SS', 'ẞ')), last],
});

const textRow = (script = ''): string => [SHIFT, script, "'", SPACE, '-', DELETE].filter(Boolean).join(' ');

const english = ['q w e r t y u i o p', 'a s d f g h j k l', 'z x c v b n m'];
const spanish = ['á é í ó ú ü', 'q w e r t y u i o p', 'a s d f g h j k l ñ', 'z x c v b n m'];
const french = [
  'à â ç é è ê ë î ï ô ù',
  'a z e r t y u i o p',
  'q s d f g h j k l m',
  'w x c v b n û ü ÿ œ æ',
];
const german = ['q w e r t z u i o p ü', 'a s d f g h j k l ö ä', 'y x c v b n m ß'];
const portuguese = ['á à â ã ç é ê í ó ô õ ú', ...english];
const polish = ['ą ć ę ł ń ó ś ź ż', ...english];
const ukrainian = ['й ц у к е н г ш щ з х ї', 'ф і в а п р о л д ж є', 'я ч с м и т ь б ю ґ'];
/** Letters, then the tones: a tone joins the vowel before it (Unicode normalisation form C). */
const vietnamese = [`ă â đ ê ô ơ ư ${TONES.join(' ')}`, ...english];
const arabic: Layout = same([
  'ض ص ث ق ف غ ع ه خ ح ج',
  'ش س ي ب ل ا ت ن م ك ط',
  'ئ ء ؤ ر لا ى ة و ز ظ',
  `ذ د أ إ آ ${DELETE}`,
  `${SCRIPT} ${SPACE} -`,
]);

const alphabets: Readonly<Record<string, readonly string[]>> = {
  es: spanish,
  fr: french,
  de: german,
  pt: portuguese,
  pl: polish,
  uk: ukrainian,
  vi: vietnamese,
};

/** The languages whose writers switch between their own script and the Latin one. */
export const isOtherScript = (language: string): boolean => language === 'ar' || language === 'uk';

/** Keys for this use, in the script and the order that writers of the language know. */
export function layoutFor(
  use: KeyboardUse,
  language: string,
  script: 'own' | 'latin',
  ends: EmailEnds,
): Layout {
  switch (use) {
    case 'number':
      return pad('-');
    case 'amount':
      return pad('.');
    case 'phone':
      return pad('+');
    case 'pin':
    case 'whole-number':
      return same(['1 2 3', '4 5 6', '7 8 9', `0 ${DELETE}`]);
    case 'number-and-letters':
      return same(['1 2 3 4 5 6 7 8 9 0', ...english.map((row) => row.toUpperCase()), `- ${DELETE}`]);
    case 'email': {
      const rows = language === 'fr' ? french.slice(1, 3).concat('w x c v b n') : english;
      return same(['1 2 3 4 5 6 7 8 9 0', ...rows, `@ . - _ + ${DELETE}`, ends.join(' ')]);
    }
    case 'words':
      return withDigits(layoutFor('text', language, script, ends), language === 'ar' && script === 'own');
    case 'text': {
      if (language === 'ar' && script === 'own') return arabic;
      const own = isOtherScript(language) && script === 'latin' ? english : (alphabets[language] ?? english);
      return letters(own, textRow(isOtherScript(language) ? SCRIPT : ''));
    }
  }
}

const DIGITS = '1 2 3 4 5 6 7 8 9 0';

function withDigits({ default: plain, shift }: Layout, isArabic: boolean): Layout {
  const marks = isArabic ? '. ،' : '. ,';
  const rows = (of: readonly string[]): string[] => [
    DIGITS,
    ...of.slice(0, -1),
    (of.at(-1) ?? '').replace(SPACE, `${SPACE} ${marks}`),
  ];
  return { default: rows(plain), shift: rows(shift) };
}

/** Ends of addresses that save typing. */
export type EmailEnds = readonly string[];
export const EMAIL_ENDS: EmailEnds = ['@gmail.com', '@outlook.com', '@yahoo.com'];
