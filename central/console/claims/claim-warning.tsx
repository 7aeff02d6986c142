import type { z } from 'zod';
import type { ExceptionClaim } from '../../wire/index.ts';
import { useSession } from '../api/index.ts';
import { Notice } from '../design/index.ts';
import { At } from '../words/index.ts';
import { texts } from './texts.ts';

/** Says before an exception is settled that somebody else is on it; nothing where no one else is. */
export function ClaimWarning({ claim }: { readonly claim: z.infer<typeof ExceptionClaim> | null }) {
  const { person } = useSession();
  if (claim === null || claim.by === person.userName) return null;
  return (
    <Notice tone="warn" title={texts.warning}>
      <p>
        <bdi>{claim.by}</bdi> {texts.isOnIt} <At at={claim.until} />. {texts.warningHelp}
      </p>
    </Notice>
  );
}
