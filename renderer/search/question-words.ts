import type { LanguageTag } from '../../domain/text/index.ts';
import { hoursWords } from './hours-words.ts';
import { carefulWordsOf, normalised, wordsOf } from './normalise.ts';

/**
 * Words with which people ask and that name nothing: left out of a sentence, never of a few words. Each language has its own short
 * list; general ones drop words that mean something (Vietnamese `cho`, Chinese 办).
 */
const ASKING: Readonly<Record<string, string>> = {
  en:
    'a an the i im ive me my mine we us our you your he she it its they them their this that these those there here is are am was were be been ' +
    'do does did dont doesnt didnt have has had havent having can cant could will would wont should shall may might must need needs want wants ' +
    'to of in on at for from with by about into out up down outside inside near next last and or but if so as than then just also any some ' +
    'what which who whom whose when where why how much many long often please tell know get got go going goes come comes find ' +
    'not no yes now today well just new town one someone somebody something anything hello hi like work works happened happens day',
  de:
    'ein eine einen einem einer eines der die das den dem des ich mich mir mein meine meinen meinem meiner wir uns unser unsere unseren unserem du dich dir dein deine sie ihr ihre ' +
    'ihren ihrem er es man ihn ihm dies diese dieser dieses ist sind bin war waren sein wird werden wurde wurden geworden hat habe haben hatte gehabt kann koennen können konnte ' +
    'will wollen wollte moechte möchte möchten soll sollen muss müssen muessen darf dürfen brauche brauchen brauchst zu zum zur von vom in im an am auf aus bei beim mit ' +
    'für fuer über unter vor nach um durch gegen und oder aber wenn ob dass so als wie was wer wen wem wessen wann wo woher wohin warum wieso welche ' +
    'welcher welches welchen welchem wieviel viel viele lange oft bitte gerade stadt gemeinde nicht kein keine keinen nein ja jetzt heute gibt geht gehen macht machen tun hier da dort ' +
    'mal auch nur noch schon sehr gut neu neue neuen jemand etwas hallo tag letzten letzte bekommen bekomme finde finden steht euer eure ihr',
  fr:
    'un une des le la les l du de d au aux je j me m mon ma mes moi nous notre nos vous votre vos tu te ton ta tes il elle on ils elles se s son sa ses leur leurs ' +
    'ce cet cette ces c ça qui que qu quoi quel quelle quels quelles quand où comment pourquoi combien est sont suis était être été ai as a avons avez ont avoir ' +
    'peux peut pouvez pouvons puis faut dois doit devons veux veut voudrais voulons faire fais fait à en dans sur sous chez pour par avec sans vers devant près ' +
    'et ou mais si ne n pas plus y bien très aussi viens vient va vais aller trouver trouve obtenir avoir bonjour svp merci maintenant aujourd hui quelqu quelque chose ' +
    'nouveau nouvelle dernier mois jour ville',
  es:
    'un una unos unas el la los las lo al del de yo me mi mis mí nosotros nos nuestro nuestra nuestros nuestras tú te tu tus usted ustedes él ella ello ellos ellas se su sus ' +
    'este esta esto estos estas ese esa eso qué que cuál cual cuáles quién quien cuándo cuando dónde donde adónde cómo como cuánto cuanto cuánta cuántos por para con sin en a ante sobre hasta desde ' +
    'es son soy era ser estar está están estoy he ha han hemos hay haber puedo puede podemos pueden quiero quiere queremos quisiera necesito necesita tengo tiene tenemos debo debe hacer hago hace ' +
    'y o u pero si no sí ni más muy ya también bien acabo acaba ir voy va encontrar encuentro obtener hola favor gracias ahora hoy alguien algo nuevo nueva último mes día ciudad pueblo',
  pt:
    'um uma uns umas o a os as do da dos das no na nos nas ao à aos às de em por para pelo pela com sem sobre até desde eu me mim meu minha meus minhas nós nosso nossa nossos nossas você vocês ' +
    'ele ela eles elas se seu sua seus suas este esta isto esse essa isso que qual quais quem quando onde como porque quanto quanta quantos é são sou era ser estar está estão estou foi ' +
    'tenho tem temos há haver posso pode podemos podem quero quer queremos queria gostaria preciso precisa devo deve fazer faço faz e ou mas se não sim mais muito já também bem acabei ' +
    'ir vou vai encontrar encontro obter olá favor obrigado agora hoje alguém algo novo nova último mês dia cidade',
  pl:
    'ja mnie mi mój moja moje mojej mojego moim moją my nas nam nasz nasza nasze ty cię ci twój pan pani państwo on ona ono oni one go jej ich mu im się ten ta to te tego tej tym tę tutaj tu tam ' +
    'jest są jestem był była było być będzie mam ma mamy mają mieć miałem czy co kto kogo komu kiedy gdzie skąd dokąd jak jaki jaka jakie jakim dlaczego ile który która które którym którą którego ' +
    'mogę może możemy można móc chcę chce chcemy chciałbym chciałabym muszę musi musimy trzeba potrzebuję zrobić robić robicie a i oraz lub albo ale że żeby jeśli nie tak w we na do od z ze za przed przy pod nad o u po dla przez bez ' +
    'już teraz dziś dzisiaj też bardzo dobrze właśnie nowy nowa nowe ktoś coś zeszłym miesiącu dzień urzędzie mieście miasta dostać znaleźć idzie dzieje proszę cześć',
  uk:
    'я мене мені мій моя моє мої моєї мого ми нас нам наш наша наше наші ти тебе ви вас вам ваш він вона воно вони його її їх йому їй їм ся цей ця це ці той та те ті тут там ' +
    'є був була було бути буде маю має маємо мати чи що хто кого кому коли де звідки куди як який яка яке які якого якій чому скільки можу може можемо можна хочу хоче хочемо хотів хотіла треба потрібно потрібен потрібна мушу повинен ' +
    'зробити робити і й та або але що щоб якщо не ні так у в на до від з із зі за перед при під над про по для через без вже тепер зараз сьогодні також дуже добре щойно новий нова нове хтось щось ' +
    'минулого місяця день місто місті міста дістати знайти йде скажіть підкажіть будь ласка',
  ar:
    'انا أنا نحن انت أنت هو هي هم هذا هذه ذلك تلك هنا هناك ما ماذا من متى اين أين كيف لماذا لم كم أي اي هل الذي التي الذين في من إلى الى على عن مع عند أمام بعد قبل حتى ' +
    'أريد اريد نريد يريد أحتاج احتاج يجب ينبغي يمكن يمكنني يمكننا أستطيع استطيع أن ان أنّ إن لا لن ليس لدي عندي لي لنا لها له كان كانت يكون هناك قد لقد و أو او ثم لكن إذا اذا كل بعض ' +
    'جدا جيدا الآن الان اليوم لأحد أحد شيء شخص جديد جديدة للتو الماضي الشهر يوم البلدية بلدية أفعل افعل تفعلون حدث يعمل تذهب فضلك لو سمحت مرحبا',
  vi:
    'tôi tui mình chúng ta em anh chị ông bà bạn họ nó này kia đó đây ở đâu khi nào lúc bao giờ nhiêu thế như sao vì ai gì cái là thì mà có không chưa được bị sẽ đang đã vừa mới muốn cần phải ' +
    'có thể của và hoặc hay nhưng nếu với để cho từ đến trong ngoài trước sau trên dưới một các những mấy rất cũng nữa ạ xin hỏi làm ơn vui lòng biết tìm hôm nay bây',
};

/** Vietnamese without its accents: only what no other word looks like. */
const VIETNAMESE_PLAIN = 'toi muon khi nao khong nhu duoc cua mot cac nhung nay minh bao nhieu chung hoi xin';

/** Chinese has no spaces: what is left out are these, the longest first. */
const CHINESE =
  /请问|我们|我家|我的|你们|什么时候|什么地方|什么|怎么办|怎么样|怎么|怎样|如何|哪里|哪儿|在哪|哪个|哪天|几点|多少|为什么|是否|能不能|可不可以|可以|需要|想要|我想|应该|必须|有没有|没有|这里|那里|现在|今天|刚刚|一个|一下|告诉|知道|吗|呢|吧|的|了|我|你|您|在|要|想|去|和|是|有|会|能|请|把|被|给|对/gu;
/** A row of so many Chinese characters is a sentence. */
const CHINESE_SENTENCE = 7;
/** More words than these are a sentence. */
const FEW_WORDS = 3;

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’ʼ][\p{L}\p{M}\p{N}]+)*/gu;

/** What was typed, without its asking words. */
export type Asked = {
  readonly text: string;
  /** False for the few words that say what they mean by themselves. */
  readonly isSentence: boolean;
  /** When something is open: a place is meant. */
  readonly asksHours: boolean;
};

/** Knows the words with which people ask in a language. */
export function questionWords(language: LanguageTag): (typed: string) => Asked {
  // In Vietnamese another accent makes another word.
  const read = language === 'vi' ? carefulWordsOf : wordsOf;
  const hours = new Set(read(hoursWords(language)));
  const asksHours = (text: string): boolean => read(text).some((word) => hours.has(word));
  if (language.startsWith('zh'))
    return (typed) => ({ ...askedInChinese(typed), asksHours: asksHours(typed) });
  const list = (ASKING[language] ?? '').split(' ');
  const accented = new Set(list);
  const plain = new Set(language === 'vi' ? VIETNAMESE_PLAIN.split(' ') : list.map(plainly));
  return (typed) => {
    const words = typed.match(WORD) ?? [];
    const isAboutHours = asksHours(typed);
    const isSentence = words.length > FEW_WORDS;
    if (!isSentence && !isAboutHours) return { text: typed, isSentence, asksHours: false };
    const isAccented = /[^\p{ASCII}]/u.test(typed);
    const isAsking = (word: string): boolean =>
      accented.has(word.normalize('NFC').toLowerCase()) ||
      ((language !== 'vi' || !isAccented) && plain.has(plainly(word)));
    const kept = words.filter((word) => !isAsking(word));
    return { text: (kept.length > 0 ? kept : words).join(' '), isSentence, asksHours: isAboutHours };
  };
}

const plainly = (word: string): string => normalised(word).replaceAll("'", '');

function askedInChinese(typed: string): Omit<Asked, 'asksHours'> {
  const characters = typed.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (characters < CHINESE_SENTENCE) return { text: typed, isSentence: false };
  const kept = typed.replace(CHINESE, ' ').trim();
  return { text: /[\p{L}\p{N}]/u.test(kept) ? kept : typed, isSentence: true };
}
