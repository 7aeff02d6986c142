export const texts = {
  asks: 'Somebody asks for help:',
  since: 'Since',
  again: (times: number): string => (times === 1 ? 'again at' : `${times} times again, last at`),
  goes: (name: string): string => `${name} looks after it.`,
  seen: 'I look after it',
  done: 'Done',
  failed: 'The answer was not taken',
};
