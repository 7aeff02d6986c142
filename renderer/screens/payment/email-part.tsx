import { Send } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { Button, Notice } from '../../design/index.ts';
import { ScreenFrame, useDraft, useKiosk } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Entry } from '../../keyboard/index.ts';
import { emailDraft } from '../parts/index.ts';
import { receiptDraft } from './receipt-draft.ts';

const LONGEST = 254;

/** Asks for the address that the receipt goes to. */
export function EmailPart(): ReactElement {
  const { calls, act } = useKiosk();
  const [draft, type] = useDraft(emailDraft);
  const [, typeReceipt] = useDraft(receiptDraft);
  const { say } = useTexts();
  const [bad, setBad] = useState(false);
  const send = (): void => {
    if (draft.email.trim() === '') return;
    act(async () => {
      const answer = await calls['receipt.choose']({ way: 'email', address: draft.email });
      setBad(answer.kind === 'bad-address');
    });
  };
  return (
    <ScreenFrame
      part="email"
      title={say('receipt.address.title')}
      lead={say('receipt.address.lead')}
      notices={bad && <Notice look="bad">{say('receipt.address.bad')}</Notice>}
      back={() => typeReceipt({ askingEmail: false })}
      action={
        <Button
          look="primary"
          wide
          icon={Send}
          iconTurns
          testId="continue"
          disabled={draft.email.trim() === ''}
          onPress={send}
        >
          {say('receipt.address.send')}
        </Button>
      }
    >
      <Entry
        label={say('receipt.address.label')}
        value={draft.email}
        onChange={(email) => {
          type({ email });
          setBad(false);
        }}
        onEnter={send}
        use="email"
        longest={LONGEST}
        invalid={bad}
        testId="email"
      />
    </ScreenFrame>
  );
}
