import type { z } from 'zod';
import type { inviteUser } from '../../wire/index.ts';
import { Button, Dialog, DialogEnd } from '../design/index.ts';
import { At } from '../words/index.ts';
import classes from './people.module.css';
import { mailTexts, texts } from './texts.ts';

export type ShownLink = Extract<z.infer<typeof inviteUser.response>, { kind: 'made' }>;

type LinkShownProps = {
  readonly userName: string;
  readonly link: ShownLink;
  readonly onClose: () => void;
};

/** A link that was just made, to be copied; nothing of it is kept by the page. */
export function LinkShown({ userName, link: { path, expiresAt, mail }, onClose }: LinkShownProps) {
  return (
    <Dialog title={`${texts.linkTitle}: ${userName}`} onClose={onClose}>
      <output className={classes.link}>{new URL(path, location.origin).href}</output>
      <p>
        {texts.linkHelp} <At at={expiresAt} />.
      </p>
      {mail === 'none' ? null : <p>{mailTexts[mail]}</p>}
      <DialogEnd>
        <Button look="first" onClick={onClose}>
          {texts.close}
        </Button>
      </DialogEnd>
    </Dialog>
  );
}
