import type { ReactElement } from 'react';
import { Illustration } from './illustration.tsx';

/** A permit with its seal. */
export const PermitPicture = (): ReactElement => (
  <Illustration>
    <circle cx="92" cy="80" r="62" fill="var(--disc)" stroke="none" />
    <path d="M46 24a8 8 0 0 1 8-8h58l30 30v90a8 8 0 0 1-8 8H54a8 8 0 0 1-8-8z" fill="var(--paper)" />
    <path d="M112 16v22a8 8 0 0 0 8 8h22" />
    <path d="M64 48h28M64 68h56M64 88h34" />
    <path d="M128 122l-6 30 17-9 17 9-6-30" fill="var(--paper)" />
    <circle cx="139" cy="106" r="24" fill="var(--paper)" />
    <path d="M128 106l8 8 14-15" />
  </Illustration>
);
