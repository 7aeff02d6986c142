import { Check } from 'lucide-react';
import type { ReactElement } from 'react';
import { type AccessSettings, TEXT_SIZES, THEMES, useAccess } from '../access/index.ts';
import { Button } from '../design/index.ts';
import { useTexts } from '../i18n/index.ts';
import { AccessChoice } from './access-choice.tsx';
import style from './access-panel.module.css';
import { BackToNormal } from './back-to-normal.tsx';
import { Overlay } from './overlay.tsx';
import { SpeechPart } from './speech-part.tsx';
import { SwitchPart } from './switch-part.tsx';

/** How the screen is to be: text, colours, where things stand, movement. */
export function AccessPanel(): ReactElement | null {
  const { settings, change, open, show } = useAccess();
  const { say, language } = useTexts();
  if (!open) return null;
  const percent = new Intl.NumberFormat(language, { style: 'percent' });
  const choice = <Name extends keyof AccessSettings>(
    name: Name,
    options: readonly { readonly value: AccessSettings[Name]; readonly label: string }[],
  ): ReactElement => (
    <AccessChoice
      name={name}
      label={say(`access.${name}.label`)}
      options={options}
      chosen={settings[name]}
      onChoose={(value) => change({ [name]: value })}
    />
  );
  return (
    <Overlay wide name="access" title={say('access.title')}>
      <SwitchPart />
      <div className={style.choices}>
        {choice(
          'text',
          TEXT_SIZES.map((value) => ({ value, label: percent.format(value / 100) })),
        )}
        {choice(
          'theme',
          THEMES.map((value) => ({ value, label: say(`access.theme.${value}`) })),
        )}
        {choice('reach', [
          { value: 'whole', label: say('access.reach.whole') },
          { value: 'low', label: say('access.reach.low') },
        ])}
        {choice('hand', [
          { value: 'right', label: say('access.hand.right') },
          { value: 'left', label: say('access.hand.left') },
        ])}
        {choice('motion', [
          { value: 'normal', label: say('access.motion.normal') },
          { value: 'less', label: say('access.motion.less') },
        ])}
        {choice('strike', [
          { value: 'each', label: say('access.strike.each') },
          { value: 'once', label: say('access.strike.once') },
        ])}
      </div>
      <SpeechPart />
      <BackToNormal>
        <Button look="primary" icon={Check} goesBack testId="access-done" onPress={() => show(false)}>
          {say('access.done')}
        </Button>
      </BackToNormal>
    </Overlay>
  );
}
