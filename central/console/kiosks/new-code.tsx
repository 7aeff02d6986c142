import { Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../design/index.ts';
import { At } from '../words/index.ts';
import classes from './enrolment-dialog.module.css';
import { texts } from './texts.ts';

/** A one-time code, large enough to be read out; nothing of it is kept by the page. */
export function NewCode({ code, expiresAt }: { readonly code: string; readonly expiresAt: string }) {
  const [copied, setCopied] = useState(false);
  // Without HTTPS a browser offers no clipboard: then the code is read or marked by hand.
  const clipboard: Clipboard | undefined = navigator.clipboard;
  return (
    <>
      <output className={classes.code}>{code}</output>
      {clipboard ? (
        <div>
          <Button
            onClick={() => {
              clipboard.writeText(code).then(
                () => setCopied(true),
                () => setCopied(false),
              );
            }}
          >
            <Copy size={16} aria-hidden />
            {copied ? texts.copied : texts.copy}
          </Button>
        </div>
      ) : null}
      <p>
        {texts.works}{' '}
        <strong>
          <At at={expiresAt} />
        </strong>
        . {texts.once}
      </p>
    </>
  );
}
