import { Check } from 'lucide-react';
import { type ReactElement, useEffect } from 'react';
import { Button, Notice } from '../design/index.ts';
import { useHelp, useKiosk } from '../frame/index.ts';
import { TownText, useTexts } from '../i18n/index.ts';
import style from './overlay.module.css';
import { Overlay } from './overlay.tsx';

/** Whether staff know that somebody asks for them; and the way to them for when nobody comes. */
export function HelpDialog(): ReactElement | null {
  const { state, close } = useHelp();
  const { settings } = useKiosk();
  const { say } = useTexts();
  useClosingForTheNext();
  if (state === 'none') return null;
  return (
    <Overlay name="help" title={say('help.title')}>
      <div role="status" data-help={state}>
        {state === 'calling' && <p>{say('help.calling')}</p>}
        {state === 'told' && <Notice look="info">{say('help.told')}</Notice>}
        {state === 'not-reached' && <Notice look="bad">{say('help.notReached')}</Notice>}
      </div>
      {state !== 'calling' && (
        <>
          {state === 'told' && <p>{say('help.ifNobodyComes')}</p>}
          <p>
            <TownText text={settings.town.definition.help} />
          </p>
          <div className={style.buttons}>
            <Button look="primary" icon={Check} wide goesBack testId="help-close" onPress={close}>
              {say('help.close')}
            </Button>
          </div>
        </>
      )}
    </Overlay>
  );
}

const CLOSES_AFTER_MS = 60_000;

/** Where no session runs that would end and take it along, it closes by itself. */
function useClosingForTheNext(): void {
  const { state, close } = useHelp();
  const { kind } = useKiosk().view.screen;
  const stays = state !== 'none' && (kind === 'attract' || kind === 'out-of-order');
  useEffect(() => {
    if (!stays) return;
    const timer = window.setTimeout(close, CLOSES_AFTER_MS);
    return () => window.clearTimeout(timer);
  }, [stays, close]);
}
