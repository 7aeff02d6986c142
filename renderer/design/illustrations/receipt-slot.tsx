import type { ReactElement } from 'react';
import { Illustration } from './illustration.tsx';

/** Where the receipt comes out: the slot below the screen. */
export const ReceiptSlotPicture = (): ReactElement => (
  <Illustration>
    <circle cx="92" cy="76" r="62" fill="var(--disc)" stroke="none" />
    <rect x="24" y="20" width="136" height="44" rx="12" fill="var(--paper)" />
    <path d="M44 42h96" strokeWidth="9" />
    <path
      d="M58 42v86l8.500 8 8.500-8 8.500 8 8.500-8 8.500 8 8.500-8 8.500 8 8.500-8V42"
      fill="var(--paper)"
    />
    <path d="M74 64h36M74 80h36M74 96h20" />
    <path d="M168 84v48M152 116l16 16 16-16" strokeWidth="7" />
  </Illustration>
);
