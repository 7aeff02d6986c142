import type { ReactElement } from 'react';
import { Illustration } from './illustration.tsx';

/** Characters that fit beside each other in their own width. */
const LONG = 8;

/** A bill of the town, and where its number stands, with the town's example of one. */
export const BillPicture = ({ example }: { readonly example?: string }): ReactElement => (
  <Illustration>
    <circle cx="84" cy="84" r="62" fill="var(--disc)" stroke="none" />
    <path
      d="M46 24a8 8 0 0 1 8-8h72a8 8 0 0 1 8 8v120l-11-8-11 8-11-8-11 8-11-8-11 8-11-8-11 8z"
      fill="var(--paper)"
    />
    <path d="M62 36h22M62 78h56M62 94h56M62 110h34" />
    <rect x="94" y="26" width="90" height="34" rx="8" fill="var(--paper)" />
    {example === undefined ? (
      <path d="M108 43h62" />
    ) : (
      <text
        x="139"
        y="50"
        fontSize="19"
        textLength={example.length > LONG ? 80 : undefined}
        lengthAdjust="spacingAndGlyphs"
      >
        {example}
      </text>
    )}
  </Illustration>
);
