import { Accessibility } from 'lucide-react';
import type { ReactElement } from 'react';
import { useAccess } from '../access/index.ts';
import { BarButton } from '../design/index.ts';
import { useTexts } from '../i18n/index.ts';

/** Opens the settings of the screen: on every screen, in the same place. */
export function AccessButton({ before }: { readonly before?: (() => void) | undefined }): ReactElement {
  const { show } = useAccess();
  const { say } = useTexts();
  return (
    <BarButton
      testId="access"
      icon={Accessibility}
      words={say('access.open')}
      onPress={() => {
        before?.();
        show(true);
      }}
    />
  );
}
