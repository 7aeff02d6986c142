import type { ServiceDefinition } from '../../../domain/town/index.ts';
import { useDraft, useKiosk } from '../../frame/index.ts';
import { type PracticeDraft, practiceDraft } from './practice-draft.ts';
import { EXERCISES, type Exercise, type PracticeStep, stepBefore } from './practice-steps.ts';

export type Practice = {
  readonly draft: PracticeDraft;
  readonly type: (change: Partial<PracticeDraft>) => void;
  readonly go: (to: PracticeStep) => void;
  readonly back: () => void;
  /** Forgets all that was typed. */
  readonly stop: () => void;
  readonly exercises: readonly Exercise[];
  /** The town's service of bills, whose screens are practised on. */
  readonly bills: Extract<ServiceDefinition, { kind: 'pay-bill' }> | undefined;
};

/** Where the resident who practises is, and the ways from there. */
export function usePractice(): Practice {
  const [draft, type] = useDraft(practiceDraft);
  const { services } = useKiosk().settings.town;
  const bills = services.find((service) => service.kind === 'pay-bill');
  const stop = (): void => type(practiceDraft.empty);
  return {
    draft,
    type,
    go: (at) => type({ at }),
    back: () => {
      const before = draft.at && stepBefore(draft.at);
      if (before) type({ at: before });
      else stop();
    },
    stop,
    exercises: bills ? EXERCISES : EXERCISES.filter((one) => one !== 'number'),
    bills,
  };
}
