import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { sha256 } from '../hash/index.ts';
import { claimTry } from '../throttle/index.ts';

/**
 * Every refused sign-in stands in the audit log with its address. A name that no user has is not written down: people type
 * passwords there. Of those that are only held back one in the window is written for an address, so that a stranger cannot fill the log.
 */
export async function auditRefusedSignIn(
  { db, now, limits }: Central,
  typed: { readonly userName: string },
  refused: 'refused' | 'code-refused' | 'throttled',
  address: string,
): Promise<void> {
  const at = now();
  if (refused === 'throttled') {
    const name = `sign-in-audited:${sha256(address)}`;
    const claim = await claimTry(db, [{ name, limit: 1 }], limits.tryWindowMs, at);
    if (claim.kind === 'throttled') return;
  }
  const user = await db
    .selectFrom('users')
    .select('user_name')
    .where('user_name', '=', typed.userName)
    .executeTakeFirst();
  await writeAudit(db, at, {
    actor: 'nobody',
    action: `sign-in-${refused}`,
    subject: user?.user_name ?? 'unknown',
    detail: { address },
  });
}
