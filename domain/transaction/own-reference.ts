/** The kiosk, and which of its journals, that gives a transaction its reference. */
export type ReferenceGiver = { readonly kioskCode: string; readonly epoch: number };

/**
 * What the references of a kiosk begin with, e.g. `MILL1`. One that was set up anew counts from the beginning again: from
 * then on its epoch stands between (`MILL1-2`), apart, because `MILL12` may be another kiosk.
 */
export const referencePrefix = ({ kioskCode, epoch }: ReferenceGiver): string =>
  epoch > 1 ? `${kioskCode}-${epoch}` : kioskCode;

/** Whether a reference is one that this kiosk may give in this journal: nobody else's can be taken for it. */
export function isOwnReference(giver: ReferenceGiver, reference: string): boolean {
  const prefix = `${referencePrefix(giver)}-`;
  return reference.startsWith(prefix) && /^[0-9]{1,9}$/.test(reference.slice(prefix.length));
}
