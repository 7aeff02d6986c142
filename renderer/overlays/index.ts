export { AccessPanel } from './access-panel.tsx';
export * from './idle-warning.tsx';
export * from './staff-door.tsx';
