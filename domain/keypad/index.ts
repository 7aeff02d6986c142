export * from './keypad-event.ts';
