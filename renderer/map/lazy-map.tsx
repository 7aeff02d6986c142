import { lazy, type ReactElement, Suspense } from 'react';
import { useTexts } from '../i18n/index.ts';
import type { TownMapProps } from './town-map.tsx';

const Drawn = lazy(() => import('./town-map.tsx'));

/** The town's map; its program comes only when a map is shown, so that the kiosk starts without it. */
export function LazyMap(props: TownMapProps): ReactElement {
  const { say } = useTexts();
  return (
    <Suspense fallback={<p role="status">{say('common.working')}</p>}>
      <Drawn {...props} />
    </Suspense>
  );
}
