import type { ReactElement } from 'react';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { Working } from '../parts/index.ts';
import style from './terminal-picture.module.css';

type Phase = ScreenOf<'paying'>['phase'];

/** A drawing of the terminal that shows what to do. The sentence beside it says the same. */
export function TerminalPicture({ phase }: { readonly phase: Phase }): ReactElement {
  const waits = ['starting', 'authorising', 'cancelling', 'checking', 'delivering'].includes(phase);
  return (
    <div className={style.picture}>
      <svg viewBox="0 0 560 480" aria-hidden="true" className={style.drawing}>
        {phase === 'present-card' && <Waves />}
        {(phase === 'authorising' || phase === 'enter-pin') && <Card x={195} y={385} />}
        <Terminal lit={phase === 'enter-pin'} paid={phase === 'delivering'} />
        {phase === 'present-card' && <Card x={365} y={110} tilted />}
        {phase === 'remove-card' && <Removed />}
        {phase === 'enter-pin' && <Pointing />}
      </svg>
      {waits && <Working />}
    </div>
  );
}

const KEYS = [0, 1, 2, 3].flatMap((row) =>
  [0, 1, 2].map((column) => ({ x: 212 + column * 48, y: 228 + row * 40 })),
);

function Terminal({ lit, paid }: { readonly lit: boolean; readonly paid: boolean }): ReactElement {
  return (
    <g>
      <rect x="180" y="50" width="200" height="360" rx="26" className={style.body} />
      <rect x="202" y="76" width="156" height="124" rx="12" className={style.glass} />
      {lit &&
        [236, 266, 296, 326].map((x) => <circle key={x} cx={x - 1} cy="138" r="9" className={style.mark} />)}
      {paid && <path d="M250 140l22 24 42-50" className={style.tick} />}
      {KEYS.map(({ x, y }) => (
        <rect
          key={`${x} ${y}`}
          x={x}
          y={y}
          width="40"
          height="30"
          rx="8"
          className={lit ? style.keyLit : style.key}
        />
      ))}
      <rect x="222" y="394" width="116" height="8" rx="4" className={style.slot} />
    </g>
  );
}

function Card({
  x,
  y,
  tilted = false,
}: {
  readonly x: number;
  readonly y: number;
  readonly tilted?: boolean;
}): ReactElement {
  return (
    <g transform={`translate(${x} ${y})${tilted ? ' rotate(12)' : ''}`}>
      <rect width="170" height="106" rx="14" className={style.card} />
      <rect x="18" y="34" width="34" height="26" rx="5" className={style.chip} />
      <path d="M18 82h84" className={style.line} />
    </g>
  );
}

function Waves(): ReactElement {
  return (
    <g className={style.waves}>
      <path d="M150 84c-26 32-26 82 0 114" />
      <path d="M118 62c-40 48-40 110 0 158" />
      <path d="M86 40c-54 64-54 138 0 202" />
    </g>
  );
}

function Removed(): ReactElement {
  return (
    <g>
      <Card x={365} y={300} tilted />
      <path d="M350 425c26 26 70 30 100 12" className={style.arrow} />
      <path d="M432 424l22 10-14 22" className={style.arrow} />
    </g>
  );
}

function Pointing(): ReactElement {
  return (
    <g transform="translate(300 300) scale(5.6) rotate(-18)" className={style.hand}>
      <path d="M22 14a8 8 0 0 1-8 8M18 11v-1a2 2 0 0 0-4 0M14 10V9a2 2 0 0 0-4 0v1M10 9.500V4a2 2 0 0 0-4 0v10" />
      <path d="M18 11a2 2 0 1 1 4 0v3a8 8 0 0 1-8 8h-2c-2.800 0-4.500-.860-5.990-2.340l-3.600-3.600a2 2 0 0 1 2.830-2.820L7 15" />
    </g>
  );
}
