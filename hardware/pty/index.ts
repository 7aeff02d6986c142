export * from './pty.ts';
