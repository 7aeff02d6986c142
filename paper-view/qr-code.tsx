import type { ReactElement } from 'react';
import { encode } from 'uqr';

/** The quiet zone that ISO/IEC 18004 asks for on every side. */
const QUIET_MODULES = 4;

type QrCodeProps = {
  readonly data: string;
  /** Says the code in words. */
  readonly label: string;
  readonly className?: string | undefined;
  /** The longest side there is room for, in dots: the modules are then whole dots, so that no printer blurs them. */
  readonly roomDots?: number;
};

/** A QR code (ISO/IEC 18004) with its quiet zone. */
export function QrCode({ data, label, className, roomDots }: QrCodeProps): ReactElement {
  const { data: rows, size } = encode(data, { ecc: 'M', border: QUIET_MODULES });
  const side = roomDots === undefined ? undefined : size * Math.max(1, Math.floor(roomDots / size));
  const path = rows
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  return (
    <svg
      className={className}
      width={side}
      height={side}
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
