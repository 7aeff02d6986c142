import { ArrowLeft, CreditCard, Pencil, Send } from 'lucide-react';
import type { ReactElement } from 'react';
import {
  type FormService,
  pagesFor,
  type SignatureAnswer,
  shownAnswers,
} from '../../../domain/form/index.ts';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { formatMoney } from '../../../domain/money/index.ts';
import { unbroken } from '../../../domain/text/index.ts';
import { AmountRows, Button, Notice } from '../../design/index.ts';
import { Banners, ScreenFrame, useKiosk } from '../../frame/index.ts';
import { TownText, useTexts } from '../../i18n/index.ts';
import { Busy, Help } from '../parts/index.ts';
import style from './form.module.css';
import { SignaturePicture } from './signature-picture.tsx';
import { useSlotRules } from './use-slot-rules.ts';

type Review = ScreenOf<'form-review'>;

/** These cannot be helped by trying again. */
const FINAL: readonly Review['problem'][] = [
  'not-valid',
  'in-doubt',
  'not-found',
  'amount-changed',
  'slot-taken',
];

/** Everything that was answered, and what it costs, before it is sent or paid. */
export function FormReviewScreen({ screen }: { readonly screen: Review }): ReactElement {
  const { calls, settings, act } = useKiosk();
  const { say, language } = useTexts();
  const service = settings.town.services.find(({ serviceId }) => serviceId === screen.serviceId);
  if (service?.kind !== 'form') throw new Error('a form that the town does not have');
  if (screen.busy) return <Busy title={say('review.busy')} />;
  const { problem, total } = screen;
  const noPaper = total !== null && screen.paper === 'ask' && problem === null;
  const goOn = (): void => act(() => calls['payment.start']({ withoutPaper: screen.paper !== 'ok' }));
  return (
    <ScreenFrame
      part={noPaper ? 'paper' : 'review'}
      title={say(noPaper ? 'review.paper.title' : 'review.title')}
      lead={
        <>
          <p className={style.page}>
            <TownText text={service.title} />
          </p>
          {noPaper ? (
            <p>{say('review.paper.lead')}</p>
          ) : (
            <p>{say(total ? 'review.lead' : 'form.review.free')}</p>
          )}
        </>
      }
      notices={
        problem ? (
          <Notice look="bad">
            {say(problem === 'not-found' ? 'review.problem.not-valid' : `review.problem.${problem}`)}
          </Notice>
        ) : (
          total && <Banners />
        )
      }
      back="session"
      beside={screen.fees.length > 0 && <Cost screen={screen} />}
      action={
        <>
          {noPaper && (
            <Button
              wide
              icon={ArrowLeft}
              iconTurns
              testId="no-paper-back"
              onPress={() => act(() => calls['session.back']({}))}
            >
              {say('review.paper.no')}
            </Button>
          )}
          {!FINAL.includes(problem) && (
            <Button
              look="primary"
              wide
              asksFirst
              icon={total ? CreditCard : Send}
              iconTurns={!total}
              testId={noPaper ? 'pay-without-paper' : 'pay'}
              onPress={goOn}
            >
              {noPaper && say('review.paper.yes')}
              {!noPaper && problem !== null && say('review.tryAgain')}
              {!noPaper &&
                problem === null &&
                (total
                  ? say('review.pay', { amount: formatMoney(total, language) })
                  : say('form.review.send'))}
            </Button>
          )}
        </>
      }
    >
      {problem === 'in-doubt' && <Help />}
      <Answered screen={screen} service={service} />
    </ScreenFrame>
  );
}

function Cost({ screen }: { readonly screen: Review }): ReactElement | null {
  const { say, language } = useTexts();
  const { total } = screen;
  if (total === null) return null;
  const show = (amountMinor: number): ReactElement => (
    <bdi>{formatMoney({ ...total, amountMinor }, language)}</bdi>
  );
  return (
    <AmountRows
      rows={screen.fees.map(({ feeId, title, amountMinor }) => ({
        key: feeId,
        label: <TownText text={title} />,
        value: show(amountMinor),
      }))}
      total={{ key: 'total', label: say('common.total'), value: show(total.amountMinor) }}
    />
  );
}

/** The answers by page, each with a way to change it. */
function Answered({
  screen,
  service,
}: {
  readonly screen: Review;
  readonly service: FormService;
}): ReactElement {
  const { calls, settings, act } = useKiosk();
  const { say, language } = useTexts();
  const { currency, defaultLanguage } = settings.town.definition;
  const slots = useSlotRules();
  const words = { yes: say('form.yes'), signed: say('form.signature.signed') };
  const shown = shownAnswers(service, screen.answers, {
    language,
    fallback: defaultLanguage,
    currency,
    words,
    slots,
  });
  const drawn = (fieldId: string): SignatureAnswer | null => {
    const field = service.pages.flatMap(({ fields }) => fields).find((one) => one.fieldId === fieldId);
    return field?.kind === 'signature'
      ? ((screen.answers[fieldId] as SignatureAnswer | undefined) ?? null)
      : null;
  };
  return (
    <div className={style.options}>
      {pagesFor(service, screen.answers).map(({ pageId, title }) => (
        <section key={pageId} className={style.answered}>
          <div className={style.answeredHead}>
            <h2>
              <TownText text={title} />
            </h2>
            <Button
              icon={Pencil}
              testId={`change-${pageId}`}
              onPress={() => act(() => calls['form.change']({ pageId }))}
            >
              {say('form.change')}
            </Button>
          </div>
          <dl className={style.answers}>
            {shown
              .filter((one) => one.pageId === pageId)
              .map(({ fieldId, label, value }) => {
                const signature = drawn(fieldId);
                return (
                  <div key={label}>
                    <dt>{label}</dt>
                    <dd>
                      {signature && 'strokes' in signature ? (
                        <span className={style.signed}>
                          <SignaturePicture strokes={signature.strokes} />
                          <span className="for-listening">{value}</span>
                        </span>
                      ) : (
                        <bdi>{unbroken(value)}</bdi>
                      )}
                    </dd>
                  </div>
                );
              })}
          </dl>
        </section>
      ))}
    </div>
  );
}
