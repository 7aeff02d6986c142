import { Check } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button } from '../../design/index.ts';
import { useKiosk } from '../../frame/index.ts';

/** Ends the session where nothing is left to do. */
export function FinishButton({ label }: { readonly label: string }): ReactElement {
  const { calls, act } = useKiosk();
  return (
    <Button
      look="primary"
      wide
      icon={Check}
      testId="finish"
      endsSession
      onPress={() => act(() => calls['session.end']({}))}
    >
      {label}
    </Button>
  );
}
