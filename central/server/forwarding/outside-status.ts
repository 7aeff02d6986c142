/**
 * What ends a report for its resident. The standard knows `open` and `closed`; FixMyStreet with its adapters
 * (https://github.com/mysociety/open311-adapter) and others say why.
 */
const ENDS = [
  'closed',
  'fixed',
  'completed',
  'complete',
  'resolved',
  'solved',
  'done',
  'finished',
  'duplicate',
  'no further action',
  'no action',
  'not councils responsibility',
  'not council s responsibility',
  'not responsible',
  'internal referral',
  'unable to fix',
  'cancelled',
  'canceled',
  'rejected',
  'declined',
  'withdrawn',
  'invalid',
  'archived',
];
/** Words after such a beginning that take it back, as in "Closed - reopened". */
const TAKES_BACK = /\b(re ?open\w*|pending|partly|partially|awaiting)\b/;

/** Whether a report has ended, in the words of another server: what is not known to end it leaves it open. */
export function outsideStatus(words: string): 'open' | 'closed' {
  const plain = words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const ends = ENDS.some((one) => plain === one || plain.startsWith(`${one} `));
  return ends && !TAKES_BACK.test(plain) ? 'closed' : 'open';
}

/** What everybody may read about it: the server's words for the status where they say more than open or closed, then its notes. */
export function outsideNotes(words: string, notes: string): string {
  if (words === '' || /^(open|closed)$/i.test(words)) return notes;
  const isCode = /^[\p{Lu}_-]+$/u.test(words) || words.includes('_');
  const spaced = isCode ? words.toLowerCase().replaceAll('_', ' ') : words;
  const reason = spaced.charAt(0).toUpperCase() + spaced.slice(1);
  return notes === '' ? reason : `${reason}: ${notes}`;
}
