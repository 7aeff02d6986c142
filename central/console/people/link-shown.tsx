import type { z } from 'zod';
import type { inviteUser } from '../../wire/index.ts';
import { ShownOnce } from '../design/index.ts';
import { At } from '../words/index.ts';
import { mailTexts, texts } from './texts.ts';

export type ShownLink = Extract<z.infer<typeof inviteUser.response>, { kind: 'made' }>;

type LinkShownProps = {
  readonly userName: string;
  readonly link: ShownLink;
  readonly onClose: () => void;
};

/** A link that was just made, to be copied. */
export function LinkShown({ userName, link: { path, expiresAt, mail }, onClose }: LinkShownProps) {
  return (
    <ShownOnce
      title={`${texts.linkTitle}: ${userName}`}
      secret={new URL(path, location.origin).href}
      close={texts.close}
      onClose={onClose}
    >
      <p>
        {texts.linkHelp} <At at={expiresAt} />.
      </p>
      {mail === 'none' ? null : <p>{mailTexts[mail]}</p>}
    </ShownOnce>
  );
}
