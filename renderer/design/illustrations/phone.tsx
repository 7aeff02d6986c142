import type { ReactElement } from 'react';
import { Illustration } from './illustration.tsx';

/** We call you back. */
export const PhonePicture = (): ReactElement => (
  <Illustration>
    <circle cx="96" cy="82" r="62" fill="var(--disc)" stroke="none" />
    <rect x="40" y="14" width="76" height="132" rx="14" fill="var(--paper)" />
    <path d="M68 132h20M70 28h16" />
    <path
      d="M92 48h80a10 10 0 0 1 10 10v34a10 10 0 0 1-10 10h-44l-18 18v-18h-18a10 10 0 0 1-10-10V58a10 10 0 0 1 10-10z"
      fill="var(--paper)"
    />
    <path d="M102 68h60M102 84h36" />
  </Illustration>
);
