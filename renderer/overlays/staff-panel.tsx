import { LockOpen, LogOut, Undo2, X } from 'lucide-react';
import { type ReactElement, useEffect, useState } from 'react';
import type { StaffAlarm } from '../../domain/ipc/index.ts';
import { Button, Notice } from '../design/index.ts';
import { useKiosk } from '../frame/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Entry } from '../keyboard/index.ts';
import { useSecondsUntil } from './idle-warning.tsx';
import style from './overlay.module.css';
import { Overlay } from './overlay.tsx';

const LONGEST_PIN = 12;
const CLOSES_AFTER_MS = 60_000;

const ALARM_TEXTS = { 'money-undelivered': 'staff.moneyUndelivered' } as const satisfies Record<
  StaffAlarm,
  string
>;

type Refusal = { readonly kind: 'refused' } | { readonly kind: 'throttled'; readonly until: number };

/** PIN, then what staff may do. Closes by itself when nobody goes on. */
export function StaffPanel({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { calls, act, settings } = useKiosk();
  const { say } = useTexts();
  const old = settings.electronOutOfSupport;
  const [pin, setPin] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [alarms, setAlarms] = useState<readonly StaffAlarm[]>([]);
  const [keyFingerprint, setKeyFingerprint] = useState<string | null>(null);
  const [unlocked, setUnlocked] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each key begins the wait anew
  useEffect(() => {
    const timer = window.setTimeout(() => leave(), CLOSES_AFTER_MS);
    return () => window.clearTimeout(timer);
  }, [pin, unlocked]);

  function leave(): void {
    if (unlocked) act(() => calls['staff.stay']({}));
    onClose();
  }

  const unlock = (): void =>
    act(async () => {
      const answer = await calls['staff.unlock']({ pin });
      setPin('');
      if (answer.kind === 'unlocked') {
        setAlarms(answer.alarms);
        setKeyFingerprint(answer.keyFingerprint);
        setUnlocked(true);
      } else if (answer.kind === 'refused') setRefusal({ kind: 'refused' });
      else setRefusal({ kind: 'throttled', until: performance.now() + answer.retryAfterMs });
    });

  if (unlocked) {
    return (
      <Overlay name="staff-unlocked" title={say('staff.unlockedTitle')}>
        {alarms.map((alarm) => (
          <Notice key={alarm} look="bad">
            {say(ALARM_TEXTS[alarm])}
          </Notice>
        ))}
        {old && <Notice look="info">{say('staff.oldElectron', { program: `Electron ${old}` })}</Notice>}
        {keyFingerprint === null ? null : (
          <p>
            {say('staff.key')} <bdi dir="ltr">{keyFingerprint}</bdi>
          </p>
        )}
        <div className={style.buttons}>
          <Button
            icon={LogOut}
            iconTurns
            wide
            testId="staff-leave"
            onPress={() => act(() => calls['staff.leaveKiosk']({}))}
          >
            {say('staff.leaveKiosk')}
          </Button>
          <Button look="primary" icon={Undo2} iconTurns wide goesBack testId="staff-stay" onPress={leave}>
            {say('staff.stay')}
          </Button>
        </div>
      </Overlay>
    );
  }
  return (
    <Overlay name="staff" title={say('staff.title')}>
      <p>{say('staff.lead')}</p>
      <div role="status">{refusal && <RefusalNotice refusal={refusal} />}</div>
      <Entry
        label={say('staff.label')}
        value={pin}
        onChange={setPin}
        onEnter={unlock}
        use="pin"
        longest={LONGEST_PIN}
        testId="pin"
      />
      <div className={style.buttons}>
        <Button
          look="primary"
          icon={LockOpen}
          wide
          testId="staff-unlock"
          disabled={pin === ''}
          onPress={unlock}
        >
          {say('staff.unlock')}
        </Button>
        <Button icon={X} wide goesBack testId="staff-close" onPress={leave}>
          {say('staff.close')}
        </Button>
      </div>
    </Overlay>
  );
}

function RefusalNotice({ refusal }: { readonly refusal: Refusal }): ReactElement {
  const { say } = useTexts();
  const left = useSecondsUntil(refusal.kind === 'throttled' ? refusal.until : 0);
  return (
    <Notice look="bad">
      {refusal.kind === 'refused' ? say('staff.refused') : say('staff.throttled', { count: left })}
    </Notice>
  );
}
