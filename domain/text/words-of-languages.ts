import type { LanguageTag } from './language.ts';
import ar from './languages/ar.json' with { type: 'json' };
import de from './languages/de.json' with { type: 'json' };
import en from './languages/en.json' with { type: 'json' };
import es from './languages/es.json' with { type: 'json' };
import fr from './languages/fr.json' with { type: 'json' };
import it from './languages/it.json' with { type: 'json' };
import pl from './languages/pl.json' with { type: 'json' };
import pt from './languages/pt.json' with { type: 'json' };
import uk from './languages/uk.json' with { type: 'json' };
import vi from './languages/vi.json' with { type: 'json' };
import zhHans from './languages/zh-Hans.json' with { type: 'json' };
import type { SpokenTag } from './languages.ts';
import { withoutRegion } from './regions.ts';
import type { Language } from './spoken-language.ts';

/** Each complete: the compiler checks their words here, `npm run check` their values. */
const languages = { en, es, fr, de, it, pt, pl, uk, ar, 'zh-Hans': zhHans, vi } satisfies Readonly<
  Record<SpokenTag, Language>
>;
const byTag: ReadonlyMap<LanguageTag, Language> = new Map(Object.entries(languages));

/** What the product knows of a language; English where it does not speak it. */
export const languageOf = (tag: LanguageTag): Language => byTag.get(withoutRegion(tag)) ?? languages.en;
