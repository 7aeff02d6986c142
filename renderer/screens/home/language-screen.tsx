import type { ReactElement } from 'react';
import { directionOf, isSpoken, languageOf } from '../../../domain/text/index.ts';
import { Tile } from '../../design/index.ts';
import { ScreenFrame, useKiosk } from '../../frame/index.ts';
import { signsIn, useTexts } from '../../i18n/index.ts';
import style from './language-screen.module.css';

const MOST_IN_ONE_COLUMN = 6;

/** Asks for the language: each is named, and asks, in its own. */
export function LanguageScreen(): ReactElement {
  const { calls, settings, act } = useKiosk();
  const { say } = useTexts();
  const languages = settings.town.definition.languages.filter(isSpoken);
  return (
    <ScreenFrame title={say('language.title')} back="session" out="leave">
      <div className={`${style.choices} ${languages.length > MOST_IN_ONE_COLUMN ? style.many : ''}`}>
        {languages.map((language) => (
          <Tile
            key={language}
            title={languageOf(language).name}
            detail={signsIn(language)('language.title')}
            lang={language}
            dir={directionOf(language)}
            testId={`language-${language}`}
            onPress={() => act(() => calls['session.chooseLanguage']({ language }))}
          />
        ))}
      </div>
    </ScreenFrame>
  );
}
