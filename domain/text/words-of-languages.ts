import type { LanguageTag } from './language.ts';
import ar from './languages/ar.json' with { type: 'json' };
import de from './languages/de.json' with { type: 'json' };
import en from './languages/en.json' with { type: 'json' };
import es from './languages/es.json' with { type: 'json' };
import fr from './languages/fr.json' with { type: 'json' };
import it from './languages/it.json' with { type: 'json' };
import pl from './languages/pl.json' with { type: 'json' };
import pt from './languages/pt.json' with { type: 'json' };
import ptBR from './languages/regions/pt-BR.json' with { type: 'json' };
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

/** What a country says otherwise than its language's own words; `npm run check` holds each to these. */
type Otherwise<Part> = {
  readonly [Key in keyof Part]?: Part[Key] extends object ? Otherwise<Part[Key]> : Part[Key];
};
const byTag: ReadonlyMap<LanguageTag, Language> = new Map<LanguageTag, Language>([
  ...Object.entries(languages),
  ['pt-BR', said<Language>(pt, ptBR)],
]);

/** What the product knows of a language, in its country's words where that has its own; English where it does not speak it. */
export const languageOf = (tag: LanguageTag): Language =>
  byTag.get(tag) ?? byTag.get(withoutRegion(tag)) ?? languages.en;

function said<Part extends object>(part: Part, otherwise: Otherwise<Part>): Part {
  const other = new Map<string, unknown>(Object.entries(otherwise));
  const entries = Object.entries(part).map(([key, own]: [string, unknown]) => {
    const its = other.get(key);
    return [key, isGroup(own) && isGroup(its) ? said(own, its) : (its ?? own)];
  });
  return Object.fromEntries(entries);
}

function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
