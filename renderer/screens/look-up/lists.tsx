import type { ReactElement } from 'react';
import type { ItemKind } from '../../../domain/content/index.ts';
import { Button } from '../../design/index.ts';
import { useKiosk } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { KIND_ICONS } from './kinds.ts';
import style from './look-up.module.css';

/** Ways into the lists of what can be looked up. */
export function Lists({ kinds }: { readonly kinds: readonly ItemKind[] }): ReactElement | null {
  const { calls, act } = useKiosk();
  const { say } = useTexts();
  if (kinds.length === 0) return null;
  return (
    <nav className={style.lists} aria-label={say('lookUp.lists')}>
      {kinds.map((kind) => (
        <Button
          key={kind}
          wide
          icon={KIND_ICONS[kind]}
          testId={`list-${kind}`}
          onPress={() => act(() => calls['lookUp.open']({ kind, id: null }))}
        >
          {say(`lookUp.kind.${kind}`)}
        </Button>
      ))}
    </nav>
  );
}
