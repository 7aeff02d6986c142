import { Send } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import type { Item } from '../../../domain/content/index.ts';
import { Button, Notice } from '../../design/index.ts';
import { ScreenFrame, useDraft, useKiosk } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Entry } from '../../keyboard/index.ts';
import { emailDraft } from '../parts/index.ts';
import { lookUpDraft } from './look-up-draft.ts';

const LONGEST = 254;

/** Asks for the address that a thing goes to. */
export function TakeByEmail({ item }: { readonly item: Item }): ReactElement {
  const { calls, act } = useKiosk();
  const [draft, type] = useDraft(emailDraft);
  const [, typeLookUp] = useDraft(lookUpDraft);
  const { say } = useTexts();
  const [bad, setBad] = useState(false);
  const back = (): void => {
    type({ email: '' });
    typeLookUp({ taking: 'ways' });
  };
  const send = (): void => {
    if (draft.email.trim() === '') return;
    act(async () => {
      const what = { kind: item.kind, id: item.is.id, way: 'email', address: draft.email } as const;
      const answer = await calls['lookUp.take'](what);
      setBad(answer.kind === 'bad-address');
      if (answer.kind === 'done') back();
    });
  };
  return (
    <ScreenFrame
      part="take-email"
      title={say('receipt.address.title')}
      lead={say('lookUp.take.addressLead')}
      notices={bad && <Notice look="bad">{say('receipt.address.bad')}</Notice>}
      back={back}
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
          {say('lookUp.take.send')}
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
