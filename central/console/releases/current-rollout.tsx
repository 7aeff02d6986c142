import { useState } from 'react';
import { changeRollout, type ListedReleases, type RolloutRow } from '../../wire/index.ts';
import { useSession } from '../api/index.ts';
import { Button, Facts, Mark, Panel, Section } from '../design/index.ts';
import { useWords } from '../words/index.ts';
import { ChangeDialog, type ChangeKind } from './change-dialog.tsx';
import { wideningInWords } from './in-words.ts';
import classes from './releases.module.css';
import { ringTexts, STATE_TONES, stateTexts, texts } from './texts.ts';

type CurrentRolloutProps = {
  readonly rollout: RolloutRow;
  readonly tally: NonNullable<ListedReleases['tally']>;
};

/** What kiosks hear of now, what came of it, and what can be done about it. */
export function CurrentRollout({ rollout, tally }: CurrentRolloutProps) {
  const { may } = useSession();
  const { times } = useWords();
  const [change, setChange] = useState<ChangeKind | null>(null);
  const { version, ring, percent, state, plan, stepBack } = rollout;
  const reached = tally.healthy + tally.failed + tally.open;
  const offered: readonly ChangeKind[] =
    state === 'running' || state === 'paused'
      ? [
          state === 'running' ? 'pause' : 'resume',
          ...(percent < 100 ? ['widen' as const] : []),
          'complete',
          'halt',
        ]
      : [];
  return (
    <Section title={texts.now}>
      <Panel>
        <div className={classes.head}>
          <span className={classes.version}>{version}</span>
          <Mark tone={STATE_TONES[state]}>{stateTexts[state]}</Mark>
        </div>
        {stepBack ? <p>{texts.steppingBack}</p> : null}
        <Facts
          facts={[
            [texts.ring, ringTexts[ring]],
            [texts.reach, `${percent} %: ${reached} ${texts.kiosks.toLowerCase()}`],
            [
              texts.outcome,
              `${tally.healthy} ${texts.healthy}, ${tally.failed} ${texts.failed}, ${tally.open} ${texts.open}`,
            ],
            ...(offered.length > 0
              ? ([
                  [texts.widens, wideningInWords(plan, percent)],
                  [texts.stops, `${texts.stopsAbove} ${plan.stopAbovePercent} ${texts.failedShare}`],
                ] as const)
              : []),
            [texts.started, `${times.full(rollout.startedAt)} ${texts.by} ${rollout.startedBy}`],
          ]}
        />
        {may(changeRollout) && offered.length > 0 ? (
          <div className={classes.actions}>
            {offered.map((kind) => (
              <Button key={kind} onClick={() => setChange(kind)}>
                {texts[kind]}
              </Button>
            ))}
          </div>
        ) : null}
      </Panel>
      {change ? <ChangeDialog rollout={rollout} kind={change} onClose={() => setChange(null)} /> : null}
    </Section>
  );
}
