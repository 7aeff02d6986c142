import { Check } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button } from '../../design/index.ts';
import { useKiosk } from '../../frame/index.ts';

type FinishButtonProps = {
  readonly label: string;
  /** `quiet` beside something that serves the resident better. */
  readonly look?: 'primary' | 'quiet';
};

/** Ends the session where nothing is left to do. */
export function FinishButton({ label, look = 'primary' }: FinishButtonProps): ReactElement {
  const { calls, act } = useKiosk();
  return (
    <Button
      look={look}
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
