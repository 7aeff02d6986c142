import { Pause } from 'lucide-react';
import type { ReactElement } from 'react';
import { useAccess } from '../access/index.ts';
import { Button } from '../design/index.ts';
import { useTexts } from '../i18n/index.ts';
import { PACES_MS, RESTS_MS, usePersonalSwitch } from '../scanning/index.ts';
import { AccessChoice } from './access-choice.tsx';
import style from './access-panel.module.css';

/** How the frame of a personal switch moves; there only for residents who use one. */
export function SwitchPart(): ReactElement | null {
  const { isUsed, settings, set, rest } = usePersonalSwitch();
  const { show } = useAccess();
  const { say, language } = useTexts();
  if (!isUsed) return null;
  const seconds = new Intl.NumberFormat(language, { style: 'unit', unit: 'second', unitDisplay: 'short' });
  const times = (list: readonly number[]): { value: number; label: string }[] =>
    list.map((value) => ({ value, label: seconds.format(value / 1_000) }));
  function stop(): void {
    show(false);
    rest();
  }
  return (
    <div className={style.choices}>
      <AccessChoice
        name="moves"
        label={say('scan.moves')}
        options={[
          { value: 'by-itself', label: say('scan.itself') },
          { value: 'by-button', label: say('scan.button') },
        ]}
        chosen={settings.moves}
        onChoose={(moves) => set({ moves })}
      />
      {settings.moves === 'by-itself' && (
        <AccessChoice
          name="pace"
          label={say('scan.pace')}
          options={times(PACES_MS)}
          chosen={settings.paceMs}
          onChoose={(paceMs) => set({ paceMs })}
        />
      )}
      <AccessChoice
        name="rest"
        label={say('scan.rest')}
        options={times(RESTS_MS)}
        chosen={settings.restMs}
        onChoose={(restMs) => set({ restMs })}
      />
      {settings.moves === 'by-itself' && (
        <Button icon={Pause} wide testId="scan-stop" onPress={stop}>
          {say('scan.stop')}
        </Button>
      )}
    </div>
  );
}
