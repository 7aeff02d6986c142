import type { ReactElement } from 'react';
import { Illustration } from './illustration.tsx';

/** Look something up. */
export const SearchPicture = (): ReactElement => (
  <Illustration>
    <circle cx="84" cy="80" r="62" fill="var(--disc)" stroke="none" />
    <rect x="36" y="16" width="98" height="128" rx="10" fill="var(--paper)" />
    <path d="M54 40h44M54 60h28M54 80h22M54 122h44" />
    <circle cx="118" cy="84" r="32" fill="var(--paper)" />
    <path d="M104 84a14 14 0 0 1 14-14" />
    <path d="M142 108l30 30" strokeWidth="11" />
  </Illustration>
);
