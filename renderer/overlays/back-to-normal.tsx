import { RotateCcw } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { type AccessSettings, NORMAL_ACCESS, useAccess } from '../access/index.ts';
import { Button, Notice } from '../design/index.ts';
import { useTexts } from '../i18n/index.ts';
import style from './access-panel.module.css';

/** Takes back what a visitor has changed of the screen, and says so. */
export function BackToNormal({ children }: { readonly children: ReactElement }): ReactElement {
  const { settings, change } = useAccess();
  const { say } = useTexts();
  const [pressed, setPressed] = useState(false);
  const putBack = (): void => {
    change(NORMAL_ACCESS);
    setPressed(true);
  };
  return (
    <>
      <div role="status">
        {pressed && isNormal(settings) && <Notice look="info">{say('access.isNormal')}</Notice>}
      </div>
      <div className={style.ends}>
        <Button icon={RotateCcw} testId="access-reset" onPress={putBack}>
          {say('access.reset')}
        </Button>
        {children}
      </div>
    </>
  );
}

const isNormal = (settings: AccessSettings): boolean =>
  (Object.keys(NORMAL_ACCESS) as (keyof AccessSettings)[]).every(
    (name) => settings[name] === NORMAL_ACCESS[name],
  );
