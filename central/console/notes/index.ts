export * from './notes-section.tsx';
