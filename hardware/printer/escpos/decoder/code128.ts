/**
 * Widths of bars and gaps, begun with a bar, in modules (ISO/IEC 15417, 5.3), from `GS k 73` data, in which `{A`, `{B`
 * and `{C` choose the set and `{{` is a brace. Undefined when the data are no CODE128.
 */
export function code128Widths(data: Uint8Array): number[] | undefined {
  const values = symbolValues(data);
  if (values === undefined) return undefined;
  const checksum = values.reduce((sum, value, index) => sum + value * Math.max(index, 1), 0) % 103;
  return [...values, checksum, STOP].flatMap((value) => [...(PATTERNS[value] ?? '')].map(Number));
}

type CodeSet = 'A' | 'B' | 'C';
const START: Record<CodeSet, number> = { A: 103, B: 104, C: 105 };
const SWITCH: Record<CodeSet, number> = { A: 101, B: 100, C: 99 };
const STOP = 106;
const BRACE = 0x7b;

function symbolValues(data: Uint8Array): number[] | undefined {
  const values: number[] = [];
  let set: CodeSet | undefined;
  for (let index = 0; index < data.length; index += 1) {
    let byte = data[index] ?? 0;
    if (byte === BRACE) {
      index += 1;
      byte = data[index] ?? 0;
      const wanted = String.fromCharCode(byte);
      if (wanted === 'A' || wanted === 'B' || wanted === 'C') {
        values.push(set === undefined ? START[wanted] : SWITCH[wanted]);
        set = wanted;
        continue;
      }
      if (byte !== BRACE) return undefined;
    }
    const value = set === undefined ? undefined : characterValue(set, byte);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values.length > 1 ? values : undefined;
}

/** In set C the printer takes the pair's number itself (0 to 99). */
function characterValue(set: CodeSet, byte: number): number | undefined {
  if (set === 'C') return byte <= 99 ? byte : undefined;
  if (byte >= 0x20 && byte <= (set === 'A' ? 0x5f : 0x7f)) return byte - 0x20;
  return set === 'A' && byte < 0x20 ? byte + 64 : undefined;
}

const PATTERNS = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 ' +
  '223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 ' +
  '112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 ' +
  '311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 ' +
  '122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 ' +
  '214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112'
).split(' ');
