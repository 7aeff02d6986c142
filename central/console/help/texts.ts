export const texts = {
  asks: 'Someone needs help:',
  since: 'Since',
  again: (times: number): string => (times === 1 ? 'again at' : `${times} times again, last at`),
  goes: (name: string): string => `${name} is handling it.`,
  seen: 'I’ll handle it',
  done: 'Done',
  failed: 'Your answer was not saved',
};
