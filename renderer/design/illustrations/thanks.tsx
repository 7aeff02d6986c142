import type { ReactElement } from 'react';
import { Illustration } from './illustration.tsx';

/** Thank you. */
export const ThanksPicture = (): ReactElement => (
  <Illustration>
    <circle cx="92" cy="76" r="62" fill="var(--disc)" stroke="none" />
    <path
      d="M50 24h100a12 12 0 0 1 12 12v64a12 12 0 0 1-12 12h-42l-28 28v-28H50a12 12 0 0 1-12-12V36a12 12 0 0 1 12-12z"
      fill="var(--paper)"
    />
    <path
      d="M100 96C82 83 74 74 74 62a14 14 0 0 1 26-7 14 14 0 0 1 26 7c0 12-8 21-26 34z"
      fill="currentColor"
    />
    <path d="M176 24l8-8M180 44h10M168 10V2" />
  </Illustration>
);
