import { Accessibility } from 'lucide-react';
import type { ReactElement } from 'react';
import { useAccess } from '../access/index.ts';
import { Button } from '../design/index.ts';
import { useTexts } from '../i18n/index.ts';

/** Opens the settings of the screen: on every screen, in the same place. */
export function AccessButton({ before }: { readonly before?: () => void }): ReactElement {
  const { show } = useAccess();
  const { say } = useTexts();
  return (
    <Button
      testId="access"
      icon={Accessibility}
      onPress={() => {
        before?.();
        show(true);
      }}
    >
      {say('access.open')}
    </Button>
  );
}
