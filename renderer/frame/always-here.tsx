import { LifeBuoy } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button } from '../design/index.ts';
import { useTexts } from '../i18n/index.ts';
import { ReadAloudButtons } from '../speech/index.ts';
import { AccessButton } from './access-button.tsx';
import { useHelp } from './help.ts';

/** What stands on every screen in the same place: how the screen is to be, and help by a person. */
export function AlwaysHere(): ReactElement {
  const { ask } = useHelp();
  const { say } = useTexts();
  return (
    <>
      <AccessButton />
      <ReadAloudButtons />
      <Button testId="help" icon={LifeBuoy} onPress={ask}>
        {say('help.title')}
      </Button>
    </>
  );
}
