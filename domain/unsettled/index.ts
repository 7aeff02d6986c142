export * from './unsettled.ts';
