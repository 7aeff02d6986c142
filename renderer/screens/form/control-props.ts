import type { Answer, Answers, Field, GroupItem } from '../../../domain/form/index.ts';

/** What every control of a question gets. */
export type ControlProps = {
  readonly field: Field;
  readonly answer: Answer | undefined;
  readonly before: Answers;
  readonly today: string;
  readonly invalid: boolean;
  readonly onChange: (answer: Answer | undefined) => void;
  readonly onItem: (index: number, answers: GroupItem) => void;
  readonly onEnter: () => void;
};
