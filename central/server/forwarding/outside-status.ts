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
  'denied',
  'void',
  'voided',
  'expired',
  'ended',
  'unfounded',
  'merged',
  'wont fix',
  'won t fix',
  'not our responsibility',
  'outside jurisdiction',
  // In the other languages of the kiosks, and in Dutch.
  ...'geschlossen erledigt abgeschlossen behoben gelöst abgelehnt'.split(' '),
  ...'clos clôturé clôturée terminé terminée résolu résolue fermé fermée'.split(' '),
  ...'cerrado cerrada completado completada resuelto resuelta finalizado finalizada'.split(' '),
  ...'fechado fechada concluído concluída resolvido resolvida'.split(' '),
  ...'zamknięte zamknięty zamknięta zakończone rozwiązane odrzucone'.split(' '),
  ...'закрито вирішено виконано завершено відхилено'.split(' '),
  ...'مغلق مغلقة منجز منجزة محلول'.split(' '),
  ...'已关闭 已解决 已完成 已办结'.split(' '),
  'đã đóng',
  'đã giải quyết',
  'đã hoàn thành',
  'afgehandeld',
  'opgelost',
];
/** Words beside such an end that take it back, as in "Closed - reopened". */
const TAKES_BACK =
  /(?<!\p{L})(re ?open\w*|pending|partly|partially|awaiting|soon|expected|scheduled|inspection|check)(?!\p{L})/u;
/** Words before such an end that deny it, as in "Not yet closed" and "No resuelto", but not in "No action taken: closed". */
const DENIES =
  /(?<!\p{L})(not|never|cannot|to be|ready|nicht|não|nie|не|niet|لم|غير|chưa)(?!\p{L})|(?<!\p{L})(no|non) $/u;

/** Whether a report has ended, in the words of another server: what is not known to end it leaves it open. */
export function outsideStatus(words: string): 'open' | 'closed' {
  const plain = words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  // The end stands first, or last: "Closed - duplicate", "Case closed".
  const end = ENDS.find((one) => plain === one || plain.startsWith(`${one} `) || plain.endsWith(` ${one}`));
  if (end === undefined) return 'open';
  const [before = '', after = ''] = plain.split(end, 2);
  return TAKES_BACK.test(`${before} ${after}`) || DENIES.test(before) ? 'open' : 'closed';
}

/** What everybody may read about it: the server's words for the status where they say more than open or closed, then its notes. */
export function outsideNotes(words: string, notes: string): string {
  if (words === '' || /^(open|closed)$/i.test(words)) return notes;
  const isCode = /^[\p{Lu}_-]+$/u.test(words) || words.includes('_');
  const spaced = isCode ? words.toLowerCase().replaceAll('_', ' ') : words;
  const reason = spaced.charAt(0).toUpperCase() + spaced.slice(1);
  return notes === '' ? reason : `${reason}: ${notes}`;
}
