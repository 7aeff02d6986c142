import type { ReactElement } from 'react';
import { QrCode as Code } from '../../paper-view/index.ts';
import style from './qr-code.module.css';

/** A QR code at the size that a phone reads from where its owner stands; `label` says it in words. */
export const QrCode = (props: { readonly data: string; readonly label: string }): ReactElement => (
  <Code {...props} className={style.qr} />
);
