import type { z } from 'zod';
import type { claimException, giveBackException } from '../../wire/index.ts';
import { texts } from './texts.ts';

/** Why a person is not on an exception, as a sentence; null when they are. */
export function claimProblem(answer: z.infer<typeof claimException.response>): string | null {
  switch (answer.kind) {
    case 'claimed':
      return null;
    case 'held':
      return `${texts.heldBy} ${answer.claim.by}.`;
    case 'over':
      return texts.over;
  }
}

/** Why an exception was not given back, as a sentence; null when it was. */
export function giveBackProblem(answer: z.infer<typeof giveBackException.response>): string | null {
  switch (answer.kind) {
    case 'given-back':
      return null;
    case 'not-yours':
      return answer.by === null ? texts.nobodys : `${texts.notYours} ${answer.by}.`;
    case 'over':
      return texts.over;
  }
}
