import type { ReactElement } from 'react';
import { Illustration } from './illustration.tsx';

/** A dog with its tag. */
export const PetPicture = (): ReactElement => (
  <Illustration>
    <circle cx="100" cy="80" r="62" fill="var(--disc)" stroke="none" />
    <path d="M66 148c0-14 4-24 10-32h48c6 8 10 18 10 32z" fill="var(--paper)" />
    <path
      d="M64 44c-4 10-4 22-2 34 3 22 18 38 38 38s35-16 38-38c2-12 2-24-2-34-8-12-20-18-36-18s-28 6-36 18z"
      fill="var(--paper)"
    />
    <path d="M68 36c-14-8-28-4-34 10-5 13-3 32 6 42 10 2 20-4 22-16 0-12 0-22 6-36z" fill="currentColor" />
    <path d="M132 36c14-8 28-4 34 10 5 13 3 32-6 42-10 2-20-4-22-16 0-12 0-22-6-36z" fill="currentColor" />
    <path d="M83 62v4M117 62v4" strokeWidth="8" />
    <path d="M91 80h18c0 6-4 10-9 10s-9-4-9-10z" fill="currentColor" />
    <path d="M100 90v6c0 5-5 8-11 6M100 96c0 5 5 8 11 6" />
    <path d="M76 120c16 7 32 7 48 0" />
    <circle cx="100" cy="135" r="9" fill="var(--disc)" />
  </Illustration>
);
