const MARKER = 0xff;
const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const APP15 = 0xef;
const COMMENT = 0xfe;
const ICC_PROFILE = Buffer.from('ICC_PROFILE\0', 'latin1');
const EXIF = Buffer.from('Exif\0\0', 'latin1');
const ORIENTATION = 0x0112;
const SHORT = 3;
const UPRIGHT = 1;

export const isJpeg = (bytes: Buffer): boolean =>
  bytes.length > 4 && bytes[0] === MARKER && bytes[1] === SOI && bytes[2] === MARKER;

/**
 * A JPEG file without what tells where, when, by whom and with what it was taken: application segments and comments go, and
 * whatever follows the picture. The picture's own bytes stay as they are. What stays besides: JFIF, the colour profile, Adobe's
 * colour transform, and which way up it is. Null for what is no whole JPEG file.
 */
export function bareJpeg(bytes: Buffer): Buffer | null {
  if (!isJpeg(bytes)) return null;
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let orientation = UPRIGHT;
  let scans = 0;
  let at = 2;
  while (at < bytes.length) {
    if (bytes[at] !== MARKER) return null;
    const marker = bytes[at + 1];
    if (marker === undefined) return null;
    if (marker === MARKER) {
      at += 1;
      continue;
    }
    if (marker === EOI) {
      kept.push(bytes.subarray(at, at + 2));
      return scans === 0 ? null : Buffer.concat(withOrientation(kept, orientation));
    }
    if (marker === SOI || marker < 0xc0) return null;
    if (at + 4 > bytes.length) return null;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length || end < at + 4) return null;
    const content = bytes.subarray(at + 4, end);
    if (marker === APP1) orientation = orientationOf(content) ?? orientation;
    if (stays(marker, content)) kept.push(bytes.subarray(at, end));
    at = end;
    if (marker !== SOS) continue;
    scans += 1;
    at = endOfScan(bytes, end);
    kept.push(bytes.subarray(end, at));
  }
  return null;
}

function stays(marker: number, content: Buffer): boolean {
  if (marker === COMMENT) return false;
  if (marker < APP0 || marker > APP15) return true;
  if (marker === APP2) return content.subarray(0, ICC_PROFILE.length).equals(ICC_PROFILE);
  // JFXX, which is an APP0 as well, holds a small picture of the picture.
  if (marker === APP0) return content.subarray(0, 5).toString('latin1') === 'JFIF\0';
  return marker === APP14;
}

/** The coded picture goes on to the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    if (bytes[at] !== MARKER) continue;
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

/** EXIF's orientation (1 to 8) in an APP1 segment, or null. */
function orientationOf(content: Buffer): number | null {
  if (!content.subarray(0, EXIF.length).equals(EXIF)) return null;
  const tiff = content.subarray(EXIF.length);
  if (tiff.length < 8) return null;
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number): number => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (directory + 2 > tiff.length) return null;
  const count = short(directory);
  for (let index = 0; index < count; index += 1) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > tiff.length) return null;
    if (short(entry) !== ORIENTATION || short(entry + 2) !== SHORT) continue;
    const value = short(entry + 8);
    return value >= 1 && value <= 8 ? value : null;
  }
  return null;
}

/** With an EXIF segment that says which way up it is and nothing else, where that is not upright. */
function withOrientation([start, ...rest]: readonly Buffer[], orientation: number): Buffer[] {
  if (start === undefined) return [];
  if (orientation === UPRIGHT) return [start, ...rest];
  const tiff = Buffer.alloc(26);
  tiff.write('MM', 0, 'latin1');
  tiff.writeUInt16BE(42, 2);
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(ORIENTATION, 10);
  tiff.writeUInt16BE(SHORT, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  const content = Buffer.concat([EXIF, tiff]);
  const head = Buffer.from([MARKER, APP1, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  // JFIF, where it is there, comes first.
  const at = rest[0]?.[1] === APP0 ? 1 : 0;
  return [start, ...rest.slice(0, at), head, content, ...rest.slice(at)];
}
