import type { ReactElement } from 'react';
import { BarButton, Button } from '../design/index.ts';
import { useReadAloud } from './use-read-aloud.ts';

/** Reads the screen aloud: in the settings of the screen. */
export function ReadAloudButtons(): ReactElement {
  return (
    <>
      {useReadAloud().map(({ testId, icon, words, press }) => (
        <Button key={testId} testId={testId} icon={icon} label={words} onPress={press} />
      ))}
    </>
  );
}

/** The same in the bar of every screen: once it reads, its buttons share one place. */
export function ReadAloudInBar({ available }: { readonly available: boolean }): ReactElement {
  const controls = useReadAloud();
  return (
    <>
      {controls.map(({ testId, icon, words, press }) => (
        <BarButton
          key={testId}
          testId={testId}
          icon={icon}
          words={words}
          wordless={controls.length > 1}
          onPress={available ? press : undefined}
        />
      ))}
    </>
  );
}
