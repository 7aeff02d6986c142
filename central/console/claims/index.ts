export * from './claim-control.tsx';
export * from './claim-warning.tsx';
