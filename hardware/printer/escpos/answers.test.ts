import { describe, expect, it } from 'vitest';
import { createAnswerReader, type PrinterAnswer } from './answers.ts';

function answersIn(...chunks: number[][]): PrinterAnswer[] {
  const heard: PrinterAnswer[] = [];
  const read = createAnswerReader((answer) => heard.push(answer));
  for (const chunk of chunks) read(Uint8Array.from(chunk));
  return heard;
}

describe("the printer's answers", () => {
  it('are told apart in one stream, cut anywhere', () => {
    const stream = [
      0x12, 0x37, 0x25, 0, 0x10, 0x12, 0x12, 0x12, 0x03, 0x37, 0x22, 0x61, 0x62, 0x31, 0x32, 0, 0x72,
    ];
    const expected: PrinterAnswer[] = [
      { kind: 'real-time', byte: 0x12 },
      { kind: 'cleared' },
      { kind: 'in-turn', byte: 0x03 },
      { kind: 'process-id', id: 'ab12' },
      { kind: 'real-time', byte: 0x72 },
    ];
    for (let cut = 0; cut <= stream.length; cut += 1)
      expect(answersIn(stream.slice(0, cut), stream.slice(cut))).toEqual(expected);
  });

  it('are garbage where the fixed bits are wrong or a block never ends', () => {
    for (const byte of [0xff, 0x93, 0x90, 0x92, 0x33, 0x6d])
      expect(answersIn([byte])).toEqual([{ kind: 'garbage' }]);
    expect(answersIn([0x37, 1, 2, 3, 4, 5, 6, 0x12])).toEqual([
      { kind: 'garbage' },
      { kind: 'real-time', byte: 0x12 },
    ]);
    expect(answersIn([0x37, 0x25, 0x41, 0])).toEqual([{ kind: 'garbage' }]);
  });

  it("pass over a serial line's flow control", () => {
    expect(answersIn([0x13, 0x11, 0x16])).toEqual([{ kind: 'real-time', byte: 0x16 }]);
  });
});
