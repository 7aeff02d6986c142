import type { ReactElement } from 'react';
import { directionOf, type LocalizedText } from '../../domain/text/index.ts';
import { useTexts } from './texts-context.ts';

/** A town's text; marked with its own language where the town has none in the view's. */
export function TownText({ text }: { readonly text: LocalizedText }): ReactElement {
  const { ofTown } = useTexts();
  const { text: words, lang } = ofTown(text);
  if (lang === undefined) return <>{words}</>;
  return (
    <span lang={lang} dir={directionOf(lang)}>
      {words}
    </span>
  );
}
