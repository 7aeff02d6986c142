export const texts = {
  open: 'Keyboard',
  title: 'Keys of the console',
  keys: [
    ['/', 'Search on this page, or find a payment'],
    ['j', 'Next row of the list'],
    ['k', 'Previous row'],
    ['Enter', 'Open the row'],
    ['Esc', 'Close what is open over the page'],
    ['?', 'Show these keys'],
  ],
  key: 'Key',
  does: 'What it does',
  single: 'Use the keys / j k ? on this computer',
  close: 'Close',
} as const;
