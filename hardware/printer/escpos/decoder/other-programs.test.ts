import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, describe, expect, it } from 'vitest';
import { paperToPng } from './index.ts';
import { bytes, ESC, GS, LF, onlyPaper, qr } from './testing/bytes.ts';

describe('read by other programs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'paper-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  function draw(name: string, data: Uint8Array): string {
    const path = join(folder, name);
    writeFileSync(path, paperToPng(onlyPaper(data)));
    return path;
  }

  function run(program: string, ...args: string[]): string {
    const { stdout, error } = spawnSync(program, args, { encoding: 'utf8' });
    if (error !== undefined) throw error;
    return stdout.trim();
  }

  it('zbar reads the QR code from the paper', () => {
    const content = 'https://riverton.example/r/TH-7K2P-99?t=12.34';
    expect(run('zbarimg', '-q', '--raw', draw('qr.png', bytes(ESC, 'a', 1, qr(content))))).toBe(content);
  });

  it('zbar reads CODE128 in sets B and C', () => {
    const path = draw(
      'bars.png',
      bytes(ESC, 'a', 1, GS, 'h', 90, GS, 'w', 2, GS, 'H', 2, GS, 'k', 73, 14, '{BBill-7{C', 12, 34, 56, 99),
    );
    expect(run('zbarimg', '-q', '--raw', path)).toBe('Bill-712345699');
  });

  it('tesseract reads the text, large and small', () => {
    const path = draw(
      'text.png',
      bytes(
        GS,
        '!',
        0x11,
        'Town of Riverton',
        LF,
        GS,
        '!',
        0,
        'Water bill 2026-118      42.50',
        LF,
        ESC,
        'E',
        1,
        'Total paid               42.50',
        LF,
      ),
    );
    const read = run('tesseract', path, '-', '--psm', '6');
    expect(read).toContain('Town of Riverton');
    expect(read).toMatch(/Water bill 2026-118\s+42\.50/);
    expect(read).toMatch(/Total paid\s+42\.50/);
  });

  it('tesseract reads a line that came as raster', () => {
    // The picture is a drawing of another paper, cut to whole bytes: a raster of letters.
    const png = PNG.sync.read(readFileSync(draw('source.png', bytes(GS, '!', 0x11, 'Account 4471', LF))));
    const rows: number[] = [];
    for (let y = 0; y < png.height; y += 1) {
      for (let x = 0; x < 72; x += 1) {
        let byte = 0;
        for (let bit = 0; bit < 8; bit += 1)
          byte = byte * 2 + (png.data[(y * png.width + x * 8 + bit) * 4]! < 128 ? 1 : 0);
        rows.push(byte);
      }
    }
    const path = draw('raster.png', bytes(GS, 'v0', 0, 72, 0, png.height, 0, Uint8Array.from(rows)));
    expect(run('tesseract', path, '-', '--psm', '6')).toContain('Account 4471');
  });
});
