import { encode } from 'uqr';
import classes from './receipt-paper.module.css';

/** A QR code (ISO/IEC 18004); its data is its text alternative. */
export function QrCode({ data }: { readonly data: string }) {
  const { data: modules, size } = encode(data, { border: 2 });
  const path = modules
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  return (
    <svg className={classes.code} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={data}>
      <path d={path} />
    </svg>
  );
}
