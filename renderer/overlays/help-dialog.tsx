import { Check, PhoneCall, Undo2, X } from 'lucide-react';
import { type ReactElement, useEffect } from 'react';
import { Button, Notice } from '../design/index.ts';
import { useHelp, useKiosk } from '../frame/index.ts';
import { TownText, useTexts } from '../i18n/index.ts';
import style from './overlay.module.css';
import { Overlay } from './overlay.tsx';

/** Asks whether staff are to be called, says whether they know, takes the call back; and shows the way to them for when nobody comes. */
export function HelpDialog(): ReactElement | null {
  const { state } = useHelp();
  const { say } = useTexts();
  useClosingForTheNext();
  if (state === 'none') return null;
  if (state === 'asking')
    return (
      <Overlay key="asking" name="help" title={say('help.ask')}>
        <AskToCall />
      </Overlay>
    );
  return (
    <Overlay key="called" name="help" title={say('help.title')}>
      <Called />
    </Overlay>
  );
}

function AskToCall(): ReactElement {
  const { call, close } = useHelp();
  const { say } = useTexts();
  return (
    <>
      <p>{say('help.askLead')}</p>
      <WayToStaff />
      <div className={style.buttons}>
        <Button look="primary" icon={PhoneCall} wide testId="help-call" onPress={call}>
          {say('help.call')}
        </Button>
        <Button icon={X} wide goesBack testId="help-close" onPress={close}>
          {say('help.no')}
        </Button>
      </div>
    </>
  );
}

function Called(): ReactElement {
  const { state, takeBack, close } = useHelp();
  const { say } = useTexts();
  return (
    <>
      <div role="status" data-help={state}>
        {state === 'calling' && <p>{say('help.calling')}</p>}
        {state === 'told' && <Notice look="info">{say('help.told')}</Notice>}
        {state === 'taken-back' && <Notice look="info">{say('help.takenBack')}</Notice>}
        {state === 'still-coming' && <Notice look="bad">{say('help.stillComing')}</Notice>}
        {state === 'not-reached' && <Notice look="bad">{say('help.notReached')}</Notice>}
      </div>
      {state === 'told' && <p>{say('help.ifNobodyComes')}</p>}
      {(state === 'told' || state === 'not-reached') && <WayToStaff />}
      {state !== 'calling' && (
        <div className={style.buttons}>
          <Button look="primary" icon={Check} wide goesBack testId="help-close" onPress={close}>
            {say('help.close')}
          </Button>
          {state === 'told' && (
            <Button icon={Undo2} wide testId="help-take-back" onPress={takeBack}>
              {say('help.takeBack')}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

function WayToStaff(): ReactElement {
  const { settings } = useKiosk();
  return (
    <p>
      <TownText text={settings.town.definition.help} />
    </p>
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
