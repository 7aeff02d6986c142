import { ReceiptText } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button } from '../../design/index.ts';
import { useKiosk } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';

/** Nobody has to wait for a payment that takes minutes: the way out, with a slip to ask by. */
export function LeaveWithSlip(): ReactElement {
  const { calls, act } = useKiosk();
  const { say } = useTexts();
  return (
    <Button
      wide
      icon={ReceiptText}
      testId="leave-with-slip"
      onPress={() => act(() => calls['payment.leave']({}))}
    >
      {say('slip.leave')}
    </Button>
  );
}
