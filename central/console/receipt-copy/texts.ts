export const texts = {
  title: 'Copy of the receipt',
  back: 'Transaction',
  print: 'Print',
  printing: 'Noted in the audit log. The browser prints the receipt alone.',
  email: 'Send by e-mail',
  none: 'There is no receipt: the kiosk made none, and nothing of this transaction is booked.',
  help: 'Each copy is marked as one, in its own language, and stands in the audit log with your name.',
  mails: 'By e-mail',
  mailsCaption: 'Receipts by e-mail, in order',
  who: 'Sent by',
  resident: 'The resident, at the kiosk',
  asked: 'When',
  atKiosk: 'At the end of the visit',
  state: 'State',
};

export const mailStateTexts = {
  queued: 'Waits to be sent',
  sent: 'Sent',
  failed: 'Not sent',
} as const;

export const dialogTexts = {
  failed: 'Nothing was sent',
  cancel: 'Cancel',
  sending: 'Sending…',
  send: 'Send the copy',
  address: 'E-mail address',
  addressHint: 'Ask the resident to spell it. It is erased with the personal data of the payment.',
  badAddress: 'Write an e-mail address such as ann@example.org.',
  queued: 'The copy goes out by e-mail within a minute. Whether it was sent stands below.',
  noMail: 'This central sends no e-mail: IT has to set up a mail server. Print the copy instead.',
  notBooked: 'The payment is not booked, so no receipt of it goes out by e-mail. Print the copy instead.',
};

/** Why a receipt was not sent, by what central notes. */
export const problemTexts: Readonly<Record<string, string>> = {
  deadline: 'the mail server took it on no try of a whole day',
  erased: 'the address has been erased',
  'not-taken': 'the payment is not booked',
  'too-many': 'too many mails of one day, to this address or from this kiosk',
  unreachable: 'the mail server does not answer',
};
