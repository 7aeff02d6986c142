import { type ReactElement, useEffect, useInsertionEffect, useMemo } from 'react';
import type { ScreenSettings } from '../../domain/ipc/index.ts';
import { AccessContext, useAccessOfSession } from '../access/index.ts';
import { HeldContext } from '../design/index.ts';
import {
  HelpContext,
  type KioskBridge,
  KioskContext,
  type KioskHere,
  useAct,
  useDraftsOfSession,
  useHelpOfSession,
} from '../frame/index.ts';
import { makeTexts, TextsContext } from '../i18n/index.ts';
import {
  AccessPanel,
  HelpDialog,
  IdleWarning,
  SpeechDialog,
  StaffDoor,
  SwitchQuestion,
} from '../overlays/index.ts';
import { ScanFrame, ScanStrip, SwitchContext } from '../scanning/index.ts';
import { ScreenSwitch } from '../screens/index.ts';
import { ScreenCover, SpeechContext, useSpeechOfSession } from '../speech/index.ts';
import { useDoubleStrike } from './double-strike.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { useFirmTouch } from './firm-touch.ts';
import { forget } from './forget.ts';
import { useKeypad } from './use-keypad.ts';
import { useSwitchOfSession } from './use-switch.ts';
import type { ShownView } from './use-view.ts';

type SessionProps = {
  readonly kiosk: KioskBridge;
  readonly settings: ScreenSettings;
  readonly shown: ShownView;
};

/** One visitor's use of the screen. A new session is a new one of these: what was typed is gone with the old. */
export function Session({ kiosk, settings, shown }: SessionProps): ReactElement {
  const { view, idleEndsAt } = shown;
  const { defaultLanguage, currency, regions } = settings.town.definition;
  const texts = useMemo(
    () => makeTexts(view.language, defaultLanguage, regions),
    [view.language, defaultLanguage, regions],
  );
  const { act, pending, failed } = useAct();
  const { kind } = view.screen;
  const { drafts, typeInto } = useDraftsOfSession(kind);
  const access = useAccessOfSession();
  const speech = useSpeechOfSession(kiosk, texts, currency, {
    headphones: view.headphones,
    begun: view.screen.kind !== 'attract',
  });
  const personal = useSwitchOfSession(kiosk, speech, texts);
  const help = useHelpOfSession(kiosk);
  const isDouble = useDoubleStrike(access.settings.strike === 'once');
  useFirmTouch();
  useKeypad(kiosk, help.ask, isDouble);
  useEffect(() => forget(window), []);
  // Before the new screen takes the focus, so that it is read aloud in its own language.
  useInsertionEffect(() => {
    document.documentElement.lang = texts.language;
    document.documentElement.dir = texts.direction;
  }, [texts]);

  const asks = speech.phase === 'asking' || speech.phase === 'none';
  const covered =
    idleEndsAt !== null || access.open || help.state !== 'none' || asks || personal.asked !== null;
  const here: KioskHere = { calls: kiosk.calls, settings, view, act, pending, failed, drafts, typeInto };
  return (
    <TextsContext value={texts}>
      <KioskContext value={here}>
        <HeldContext value={pending}>
          <AccessContext value={access}>
            <SpeechContext value={speech}>
              <HelpContext value={help}>
                <SwitchContext value={personal}>
                  <div className="whole" inert={covered}>
                    <ErrorBoundary key={kind} language={texts.language}>
                      <ScreenSwitch screen={view.screen} />
                    </ErrorBoundary>
                  </div>
                  <AccessPanel />
                  <HelpDialog />
                  <SpeechDialog />
                  <SwitchQuestion />
                  {idleEndsAt !== null && <IdleWarning endsAt={idleEndsAt} />}
                  <ScreenCover />
                  <ScanStrip />
                  <ScanFrame />
                  <StaffDoor />
                </SwitchContext>
              </HelpContext>
            </SpeechContext>
          </AccessContext>
        </HeldContext>
      </KioskContext>
    </TextsContext>
  );
}
