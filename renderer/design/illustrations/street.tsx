import type { ReactElement } from 'react';
import { Illustration } from './illustration.tsx';

/** Something is broken in the street. */
export const StreetPicture = (): ReactElement => (
  <Illustration>
    <circle cx="104" cy="78" r="62" fill="var(--disc)" stroke="none" />
    <path d="M14 138h40l6 10 9-4 8 7 9-13h100" />
    <path d="M36 138V40a16 16 0 0 1 16-16h20" />
    <path d="M64 20h26a6 6 0 0 1 6 6v4H64z" fill="currentColor" />
    <path d="M73 44l-3 10M88 44l3 10" />
    <path d="M102 138l20-72a6 6 0 0 1 6-5h8a6 6 0 0 1 6 5l20 72z" fill="var(--paper)" />
    <path d="M116 90h32l6 22h-44z" fill="currentColor" />
    <path d="M90 138h84v-2a6 6 0 0 0-6-6H96a6 6 0 0 0-6 6z" fill="var(--paper)" />
  </Illustration>
);
