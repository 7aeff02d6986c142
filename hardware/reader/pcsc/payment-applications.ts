/**
 * What only payment cards answer to: the directories of payment applications (EMV book 1, 12.2.2; book B, 3.3.1), and the applications
 * of the large schemes, because a contact card need not have a directory.
 */
export const PAYMENT_APPLICATIONS: readonly Uint8Array[] = [
  Buffer.from('2PAY.SYS.DDF01', 'ascii'),
  Buffer.from('1PAY.SYS.DDF01', 'ascii'),
  // Visa, Electron, V Pay
  Buffer.from('a0000000031010', 'hex'),
  Buffer.from('a0000000032010', 'hex'),
  Buffer.from('a0000000032020', 'hex'),
  // Mastercard, Maestro
  Buffer.from('a0000000041010', 'hex'),
  Buffer.from('a0000000043060', 'hex'),
  // American Express, Discover, JCB, UnionPay
  Buffer.from('a00000002501', 'hex'),
  Buffer.from('a0000001523010', 'hex'),
  Buffer.from('a0000000651010', 'hex'),
  Buffer.from('a00000033301', 'hex'),
  // Girocard, Cartes Bancaires, Interac
  Buffer.from('a0000003591010028001', 'hex'),
  Buffer.from('a0000000421010', 'hex'),
  Buffer.from('a0000002771010', 'hex'),
];
