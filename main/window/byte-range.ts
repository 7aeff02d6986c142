/** Bytes `from` to `to`, both of them included. */
export type ByteRange = { readonly from: number; readonly to: number };

const ONE_RANGE = /^bytes=(\d{0,15})-(\d{0,15})$/;

/**
 * What part of a file of `size` bytes a Range header asks for (RFC 9110, 14.1.2 and 14.2). `whole`: all of it, also where the
 * header is missing, is none, or asks for several parts. `nothing`: for a part that is not there.
 */
export function byteRange(header: string | null, size: number): ByteRange | 'whole' | 'nothing' {
  const [, first = '', last = ''] = ONE_RANGE.exec(header ?? '') ?? [];
  if (first === '' && last === '') return 'whole';
  const end = size - 1;
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'nothing' : { from: size - length, to: end };
  }
  const from = Number(first);
  const to = last === '' ? end : Math.min(Number(last), end);
  if (last !== '' && Number(last) < from) return 'whole';
  return from > end ? 'nothing' : { from, to };
}
