import type { ReactElement } from 'react';
import { Illustration } from './illustration.tsx';

/** A hall and its ball: halls, courts and the pool. */
export const HallPicture = (): ReactElement => (
  <Illustration>
    <circle cx="92" cy="80" r="62" fill="var(--disc)" stroke="none" />
    <path d="M28 146V72l64-46 64 46v74z" fill="var(--paper)" />
    <path d="M18 79l74-53 74 53" />
    <circle cx="92" cy="70" r="10" fill="var(--disc)" />
    <path d="M74 146v-38a6 6 0 0 1 6-6h24a6 6 0 0 1 6 6v38M92 102v44M46 106h12v16H46z" />
    <circle cx="160" cy="125" r="22" fill="var(--paper)" />
    <path d="M145 110c8 8 8 22 0 30M175 110c-8 8-8 22 0 30" />
    <path d="M16 147h128" />
  </Illustration>
);
