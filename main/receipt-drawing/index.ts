export { createReceiptRasteriser } from './receipt-raster.ts';
