import { Angry, Frown, Laugh, type LucideIcon, Meh, Smile } from 'lucide-react';
import type { ReactElement } from 'react';
import { RatingReason } from '../../../domain/journal/index.ts';
import { type DraftOf, untilHome, useDraft, useKiosk } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import style from './rating.module.css';

const FACES: readonly (readonly [score: 1 | 2 | 3 | 4 | 5, icon: LucideIcon])[] = [
  [1, Angry],
  [2, Frown],
  [3, Meh],
  [4, Smile],
  [5, Laugh],
];

type RatingDraft = { readonly rating: { readonly score: number; readonly reason: string | null } | null };

const ratingDraft: DraftOf<RatingDraft> = { empty: { rating: null }, staysOn: untilHome };

/** Five faces, and then the main reason, for residents who want to give one. */
export function Rating(): ReactElement {
  const { calls, act } = useKiosk();
  const [{ rating }, type] = useDraft(ratingDraft);
  const { say } = useTexts();
  const give = (score: number, reason: RatingReason | null): void => {
    type({ rating: { score, reason } });
    act(() => calls['rating.give']({ score, reason }));
  };
  return (
    <fieldset className={style.rating} data-said={rating ? '' : undefined}>
      <legend className={style.title}>{say(rating ? 'rating.thanks' : 'rating.title')}</legend>
      <div className={style.faces}>
        {FACES.map(([score, Face]) => (
          <button
            key={score}
            type="button"
            className={style.face}
            aria-pressed={rating?.score === score}
            aria-label={say(`rating.score.${score}`)}
            data-testid={`rate-${score}`}
            onClick={() => give(score, null)}
          >
            <Face aria-hidden />
          </button>
        ))}
      </div>
      {rating && (
        <div className={style.reasons}>
          {RatingReason.options.map((reason) => (
            <button
              key={reason}
              type="button"
              className={style.reason}
              aria-pressed={rating.reason === reason}
              data-testid={`rate-${reason}`}
              onClick={() => give(rating.score, reason)}
            >
              {say(`rating.reason.${reason}`)}
            </button>
          ))}
        </div>
      )}
    </fieldset>
  );
}
