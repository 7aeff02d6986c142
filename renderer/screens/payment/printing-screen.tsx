import type { ReactElement } from 'react';
import { ScreenFrame } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Working } from '../parts/index.ts';
import { PrinterPicture } from './printer-picture.tsx';

/** The printer is at work. */
export function PrintingScreen(): ReactElement {
  const { say } = useTexts();
  return (
    <ScreenFrame title={say('printing.title')} lead={say('printing.lead')} out="none">
      <PrinterPicture />
      <Working />
    </ScreenFrame>
  );
}
