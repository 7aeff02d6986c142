import type { FastifyRequest } from 'fastify';
import * as wire from '../../wire/index.ts';
import type { Callers } from '../access/index.ts';
import type { Central } from '../central.ts';
import { callerAddress } from '../http/index.ts';
import { type MailOptions, sendNow } from '../mail/index.ts';
import { listLinkRows, withdrawLink } from './access-links.ts';
import { resetPassword } from './change-user.ts';
import { type Invited, inviteUser } from './invite-user.ts';
import { linkMail } from './link-mail.ts';
import { readLink, useLink } from './use-access-link.ts';

export type LinkOptions = {
  /** How mail is sent; null where none is set up. */
  readonly mail: MailOptions | null;
  /** Where central is found from outside; without it no link is mailed, because its address is not known. */
  readonly publicUrl: string | null;
};

/** How administrators let people choose a password, and how those do it. */
export function linkRoutes({ people }: Callers, central: Central, options: LinkOptions): void {
  const handOver = async (
    made: Invited | Awaited<ReturnType<typeof resetPassword>>,
    { userName, mailTo }: { readonly userName: string; readonly mailTo?: string | undefined },
    request: FastifyRequest,
  ) => {
    if (made.kind === 'refused') return made;
    const mail = await mailLink(options, { ...made, userName, mailTo });
    if (mail === 'not-sent') request.log.warn({ event: 'link-not-mailed' });
    return { kind: 'made' as const, path: made.path, expiresAt: made.expiresAt.toISOString(), mail };
  };
  people.serve(wire.inviteUser, async (input, by, request) => {
    const townId = by.townId ?? input.townId;
    return handOver(await inviteUser(central, { ...input, townId }, by.userName), input, request);
  });
  people.serve(wire.resetPassword, async (input, by, request) =>
    handOver(await resetPassword(central, input.userName, by), input, request),
  );
  people.serve(wire.listAccessLinks, async (_input, { townId }) => ({
    links: await listLinkRows(central, townId),
  }));
  people.serve(wire.withdrawAccessLink, async ({ linkId }, by) =>
    (await withdrawLink(central, linkId, by))
      ? { kind: 'withdrawn' as const }
      : { kind: 'refused' as const, reason: 'not-open' as const },
  );
  people.serveSignedOut(wire.readAccessLink, ({ token }, request) =>
    readLink(central, token, callerAddress(request)),
  );
  people.serveSignedOut(wire.useAccessLink, (input, request) =>
    useLink(central, input, callerAddress(request)),
  );
}

async function mailLink(
  { mail, publicUrl }: LinkOptions,
  link: {
    readonly path: string;
    readonly expiresAt: Date;
    readonly userName: string;
    readonly mailTo?: string | undefined;
  },
): Promise<'none' | 'sent' | 'not-sent'> {
  const { mailTo: address, userName, expiresAt, path } = link;
  if (address === undefined) return 'none';
  if (!mail || publicUrl === null) return 'not-sent';
  const text = linkMail({ userName, expiresAt, link: `${publicUrl}${path}` });
  return (await sendNow(mail, { address, ...text })) ? 'sent' : 'not-sent';
}
