import type { ReactElement } from 'react';
import { ScreenFrame } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Working } from './working.tsx';

/** While main asks somebody else: what is going on, and nothing to touch. */
export function Busy({ title }: { readonly title: string }): ReactElement {
  const { say } = useTexts();
  return (
    <ScreenFrame part="busy" title={title} lead={say('common.working')} out="none">
      <Working />
    </ScreenFrame>
  );
}
