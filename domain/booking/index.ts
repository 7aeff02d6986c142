export * from './calendar-text.ts';
export * from './check-slot.ts';
export * from './facility.ts';
export * from './free-slots.ts';
export * from './in-words.ts';
export * from './slot.ts';
export * from './slot-rules.ts';
export * from './slots-of-day.ts';
