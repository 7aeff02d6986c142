import type { ReactElement, ReactNode } from 'react';
import type { Screen } from '../../../domain/ipc/index.ts';
import { type KioskBridge, KioskContext, type KioskHere, useKiosk, withDraft } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { leadsTo, practiceCalls } from './practice-calls.ts';
import { usePractice } from './use-practice.ts';

type PracticeKioskProps = {
  /** The screen that main would show. */
  readonly screen?: Screen;
  readonly hint?: string;
  /** What its calls do. */
  readonly answers?: Partial<KioskBridge['calls']>;
  readonly children: ReactNode;
};

/** A real screen to practise on: it says that nothing counts, its calls end here, and its drafts are the practice's. */
export function PracticeKiosk({ screen, hint, answers, children }: PracticeKioskProps): ReactElement {
  const here = useKiosk();
  const { draft, type, back } = usePractice();
  const { say } = useTexts();
  const practised: KioskHere = {
    ...here,
    view: { ...here.view, banners: [], screen: screen ?? here.view.screen },
    calls: practiceCalls(here.calls, { 'session.back': () => leadsTo(back), ...answers }),
    drafts: draft.drafts,
    typeInto: (of, change) => type({ drafts: withDraft(draft.drafts, of, change) }),
    practice: [say('practice.notice'), ...(hint === undefined ? [] : [hint])],
  };
  return <KioskContext value={practised}>{children}</KioskContext>;
}
