import fc from 'fast-check';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { barePhoto } from './bare-photo.ts';

const SECRET = 'GPS 53.3498 -6.2603 by Zebulon Quill';

/** A JPEG segment: its marker, its length, its content. */
function segment(marker: number, content: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}
const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
const START = Buffer.from([0xff, 0xd8]);
const END = Buffer.from([0xff, 0xd9]);
const JFIF = segment(0xe0, latin('JFIF\0\u0001\u0001\u0000\u0000\u0001\u0000\u0001\u0000\u0000'));
const QUANTISATION = segment(0xdb, new Uint8Array(65).fill(1));

/** EXIF with an orientation and a place, as telephones write it, in either order of bytes. */
function exif(orientation: number, little: boolean): Buffer {
  const tiff = Buffer.alloc(8 + 2 + 24 + 4);
  const short = (value: number, at: number) =>
    little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  const long = (value: number, at: number) =>
    little ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
  tiff.write(little ? 'II' : 'MM', 0, 'latin1');
  short(42, 2);
  long(8, 4);
  short(2, 8);
  for (const [at, tag, value] of [
    [10, 0x0112, orientation],
    [22, 0x8825, 99],
  ] as const) {
    short(tag, at);
    short(3, at + 2);
    long(1, at + 4);
    short(value, at + 8);
  }
  return segment(0xe1, Buffer.concat([latin('Exif\0\0'), tiff, latin(SECRET)]));
}

/** The coded picture: any bytes, with a zero after each 255 as the standard asks. */
const coded = fc
  .uint8Array({ minLength: 1, maxLength: 300 })
  .map((bytes) => Buffer.from([...bytes].flatMap((byte) => (byte === 0xff ? [0xff, 0x00] : [byte]))));
const scanOf = (bytes: Buffer): Buffer => Buffer.concat([segment(0xda, new Uint8Array(10)), bytes]);
const secretSegment = fc
  .tuple(fc.constantFrom(0xe0, 0xe1, 0xe2, 0xe3, 0xed, 0xef, 0xfe), fc.string({ maxLength: 40 }))
  .map(([marker, text]) => segment(marker, latin(`${SECRET}${text}`)));

describe('a JPEG photo', () => {
  it('keeps every byte of the picture and nothing of what was written around it', () => {
    fc.assert(
      fc.property(
        fc.array(secretSegment, { maxLength: 6 }),
        fc.array(coded, { minLength: 1, maxLength: 3 }),
        fc.array(secretSegment, { maxLength: 3 }),
        fc.string({ maxLength: 60 }),
        (before, scans, between, after) => {
          const picture = scans.map(scanOf);
          const file = Buffer.concat([
            ...[START, JFIF, ...before, QUANTISATION],
            ...picture.flatMap((scan) => [scan, ...between]),
            ...[END, latin(SECRET + after)],
          ]);
          const bare = barePhoto(file);
          expect(bare).toEqual({
            type: 'image/jpeg',
            bytes: Buffer.concat([START, JFIF, QUANTISATION, ...picture, END]),
          });
          expect(barePhoto(bare?.bytes ?? Buffer.alloc(0))).toEqual(bare);
        },
      ),
    );
  });

  it('stays the right way up, and keeps its colours', () => {
    const profile = segment(0xe2, latin('ICC_PROFILE\0\u0001\u0001colours'));
    const adobe = segment(0xee, latin('Adobe\0d\0\0\0\0\u0001'));
    for (const little of [true, false])
      for (let orientation = 1; orientation <= 8; orientation += 1) {
        const scan = scanOf(Buffer.from([1, 2, 3]));
        const file = Buffer.concat([
          START,
          JFIF,
          exif(orientation, little),
          profile,
          adobe,
          QUANTISATION,
          scan,
          END,
        ]);
        const bare = barePhoto(file)?.bytes ?? Buffer.alloc(0);
        expect(bare.includes(SECRET)).toBe(false);
        expect(bare.includes(Buffer.from([0x88, 0x25]))).toBe(false);
        for (const kept of [profile, adobe]) expect(bare.includes(kept)).toBe(true);
        const said = bare.indexOf('Exif\0\0');
        expect(said === -1 ? 1 : bare.readUInt16BE(said + 6 + 18)).toBe(orientation);
        expect(barePhoto(bare)?.bytes).toEqual(bare);
      }
  });

  it('that is cut short, or is something else by its bytes, is none, and nothing makes it fail', () => {
    const whole = Buffer.concat([
      START,
      JFIF,
      exif(6, true),
      QUANTISATION,
      scanOf(Buffer.from([1, 2, 3])),
      END,
    ]);
    for (let length = 0; length < whole.length; length += 1)
      expect(barePhoto(whole.subarray(0, length)), `${length} bytes`).toBeNull();
    for (const file of ['GIF89a', '%PDF-1.7', 'RIFF....WEBP', '<svg onload="x()"/>', '....ftypheic'])
      expect(barePhoto(latin(file))).toBeNull();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        barePhoto(Buffer.concat([START, Buffer.from(bytes)]));
        barePhoto(Buffer.concat([latin('\u0089PNG\r\n\u001a\n'), Buffer.from(bytes)]));
      }),
    );
  });
});

/** A chunk of a PNG file; its check is not looked at by who only leaves chunks out. */
function chunk(name: string, content: string): Buffer {
  const whole = Buffer.alloc(content.length + 12);
  whole.writeUInt32BE(content.length, 0);
  whole.write(name, 4, 'latin1');
  whole.write(content, 8, 'latin1');
  return whole;
}

describe('a PNG photo', () => {
  it('has the same dots afterwards, and none of its texts, times and places', () => {
    fc.assert(
      fc.property(
        fc.tuple(
          fc.integer({ min: 1, max: 8 }),
          fc.integer({ min: 1, max: 8 }),
          fc.uint8Array({ minLength: 256, maxLength: 256 }),
        ),
        fc.array(fc.constantFrom('tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'prVt'), {
          minLength: 1,
          maxLength: 5,
        }),
        ([width, height, dots], names) => {
          const png = new PNG({ width, height });
          png.data = Buffer.from(dots.subarray(0, width * height * 4));
          const file = PNG.sync.write(png);
          const afterHeader = 8 + 25;
          const told = Buffer.concat([
            file.subarray(0, afterHeader),
            ...names.map((name) => chunk(name, SECRET)),
            file.subarray(afterHeader),
            latin(SECRET),
          ]);
          const bare = barePhoto(told);
          expect(bare?.type).toBe('image/png');
          expect(bare?.bytes.includes(SECRET)).toBe(false);
          expect(PNG.sync.read(bare?.bytes ?? Buffer.alloc(0)).data.equals(png.data)).toBe(true);
        },
      ),
    );
  });
});
