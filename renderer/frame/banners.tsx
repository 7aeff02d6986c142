import type { ReactElement } from 'react';
import { Notice } from '../design/index.ts';
import { useTexts } from '../i18n/index.ts';
import { useKiosk } from './kiosk-context.ts';

/** What does not work now, as sentences. */
export function Banners(): ReactElement {
  const { view } = useKiosk();
  const { say } = useTexts();
  return (
    <>
      {view.banners.map((banner) => (
        <Notice key={banner} look="warn">
          {say(`banner.${banner}`)}
        </Notice>
      ))}
    </>
  );
}
