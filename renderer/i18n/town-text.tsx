import type { ReactElement, ReactNode } from 'react';
import { directionOf, type LocalizedText } from '../../domain/text/index.ts';
import { useTexts } from './texts-context.ts';

/** A town's text; marked with its own language where the town has none in the view's. */
export function TownText({ text }: { readonly text: LocalizedText }): ReactElement {
  const { ofTown } = useTexts();
  const { text: words, lang } = ofTown(text);
  if (lang === undefined) return <>{withPhones(words)}</>;
  return (
    <span lang={lang} dir={directionOf(lang)}>
      {withPhones(words)}
    </span>
  );
}

/** Telephone numbers: from left to right also between right-to-left words, and never broken. */
const PHONE = /(\+?\d[\d /-]{6,}\d)/;

const withPhones = (words: string): ReactNode =>
  words.split(PHONE).map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never move
      <bdi key={at} dir="ltr" className="unbroken" data-spell>
        {part}
      </bdi>
    ),
  );
