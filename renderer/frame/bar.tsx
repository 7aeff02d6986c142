import { ArrowLeft, Globe, LifeBuoy, LogOut } from 'lucide-react';
import type { ReactElement } from 'react';
import { BarButton } from '../design/index.ts';
import { useTexts } from '../i18n/index.ts';
import { ReadAloudInBar } from '../speech/index.ts';
import { AccessButton } from './access-button.tsx';
import { useHelp } from './help.ts';

/** What the bar's buttons do on a screen; what is absent cannot be used there. */
type BarUse = {
  readonly back?: (() => void) | undefined;
  readonly language?: (() => void) | undefined;
  readonly leave?: (() => void) | undefined;
  /** Nobody uses the kiosk yet: what makes the screen easier begins a session first. */
  readonly begin?: () => void;
};

/** The bar at the bottom: the same six on every screen, in the same order. */
export function useBar({ back, language, leave, begin }: BarUse): readonly ReactElement[] {
  const { ask } = useHelp();
  const { say } = useTexts();
  return [
    <BarButton
      key="back"
      testId="back"
      atEnd
      goesBack
      icon={ArrowLeft}
      iconTurns
      words={say('common.back')}
      onPress={back}
    />,
    <AccessButton key="access" before={begin} />,
    <ReadAloudInBar key="read" available={begin === undefined} />,
    <BarButton
      key="language"
      testId="language"
      icon={Globe}
      words={say('common.language')}
      onPress={language}
    />,
    <BarButton
      key="help"
      testId="help"
      icon={LifeBuoy}
      words={say('help.title')}
      onPress={() => {
        begin?.();
        ask();
      }}
    />,
    <BarButton
      key="leave"
      testId="leave"
      atEnd
      endsSession
      icon={LogOut}
      iconTurns
      words={say('common.leave')}
      onPress={leave}
    />,
  ];
}
