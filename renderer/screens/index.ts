export * from './screen-switch.tsx';
