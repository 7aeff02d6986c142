import type { ReactElement } from 'react';
import { encode } from 'uqr';
import style from './receipt-view.module.css';

const QUIET_MODULES = 4;

/** A QR code (ISO/IEC 18004) with its quiet zone; `label` says it in words. */
export function QrCode({ data, label }: { readonly data: string; readonly label: string }): ReactElement {
  const { data: rows, size } = encode(data, { ecc: 'M', border: QUIET_MODULES });
  const path = rows
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  return (
    <svg
      className={style.qr}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
