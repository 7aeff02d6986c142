export { drawLogo } from './draw-logo.ts';
export { type DrawnLogo, inBlackAndWhite } from './logo-on-paper.ts';
export { createReceiptRasteriser } from './receipt-raster.ts';
export { createReceiptSign, type ReceiptSign } from './receipt-sign.ts';
