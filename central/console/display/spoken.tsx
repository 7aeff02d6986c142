import {
  directionOf,
  inLanguage,
  type Language,
  type LanguageTag,
  type LocalizedText,
  languageOf,
} from '../../../domain/text/index.ts';

/** The language in which everything always stands, and the one that has its turn now below it. */
export type Tongues = { readonly first: LanguageTag; readonly second: LanguageTag | null };

type Props = { readonly tongues: Tongues };

/** Words of the display in both languages. */
export function Both({ word, tongues }: Props & { readonly word: keyof Language['display'] }) {
  return <Lines tongues={tongues} say={(language) => languageOf(language).display[word]} />;
}

/** A text of the town in both languages. */
export function BothOf({ text, tongues }: Props & { readonly text: LocalizedText }) {
  return <Lines tongues={tongues} say={(language) => inLanguage(text, language, tongues.first).text} />;
}

/** What stands in one language always and in another one for a while. */
export function Lines({
  tongues: { first, second },
  say,
}: Props & { readonly say: (language: LanguageTag) => string }) {
  return (
    <>
      <span className="first" lang={first} dir={directionOf(first)}>
        {say(first)}
      </span>
      {second === null ? null : (
        <span className="second" lang={second} dir={directionOf(second)} key={second}>
          {say(second)}
        </span>
      )}
    </>
  );
}
