export * from './idle-warning.tsx';
export * from './staff-door.tsx';
