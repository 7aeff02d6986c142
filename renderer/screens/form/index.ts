import type { ScreensOf } from '../parts/index.ts';
import { FormReviewScreen } from './form-review-screen.tsx';
import { FormScreen } from './form-screen.tsx';
import { NotTakenScreen } from './not-taken-screen.tsx';
import { SendingScreen } from './sending-screen.tsx';

export { QuestionPart } from './question-part.tsx';

export const formScreens: ScreensOf<'form' | 'form-review' | 'sending' | 'not-taken'> = {
  form: FormScreen,
  'form-review': FormReviewScreen,
  sending: SendingScreen,
  'not-taken': NotTakenScreen,
};
