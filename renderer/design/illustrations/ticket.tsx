import type { ReactElement } from 'react';
import { Illustration } from './illustration.tsx';

/** A number for the desk. */
export const TicketPicture = (): ReactElement => (
  <Illustration>
    <circle cx="100" cy="80" r="62" fill="var(--disc)" stroke="none" />
    <path
      d="M34 40a8 8 0 0 1 8-8h116a8 8 0 0 1 8 8v22a18 18 0 0 0 0 36v22a8 8 0 0 1-8 8H42a8 8 0 0 1-8-8V98a18 18 0 0 0 0-36z"
      fill="var(--paper)"
    />
    <path d="M64 46v4M64 68v4M64 88v4M64 110v4" />
    <text x="105" y="94" fontSize="38">
      A 5
    </text>
  </Illustration>
);
