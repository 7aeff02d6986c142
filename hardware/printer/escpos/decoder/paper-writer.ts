import { type CodePageNumbers, codePageTable, EPSON_CODE_PAGES, UNDEFINED_CHARACTER } from './code-pages.ts';
import type { EscPosCommand } from './command.ts';
import { clipDots } from './dots.ts';
import { createErrorList } from './error-list.ts';
import { createLineBuffer } from './line-buffer.ts';
import type { DecodeError, DotImage, Paper, PaperItem } from './paper.ts';
import { createPaperRoll } from './paper-roll.ts';
import type { BlockKind, Handler, PrintContext } from './print-context.ts';
import { defaultSettings } from './print-settings.ts';
import { holdsRealTimeCommand } from './real-time.ts';
import { settingHandlers } from './setting-handlers.ts';
import { symbolHandlers } from './symbol-handlers.ts';

export type PaperWriterOptions = {
  /** 576 for 80 mm paper at 203 dpi (the default), 384 for 58 mm. */
  readonly widthDots?: number;
  /** From the print head to the cutter: what is fed less before a cut stays with the next paper. */
  readonly headToCutterDots?: number;
  readonly codePages?: CodePageNumbers;
  /** Told of each piece that was cut or torn off. */
  readonly onPiece?: (piece: Paper) => void;
};

/** Executes commands on paper. Text and images stand in a line buffer until a line feed, as in the printer. */
export type PaperWriter = {
  write(command: EscPosCommand): void;
  /** The piece still in the printer. */
  current(): Paper;
  /** Dots fed since the start: what printing costs in time and paper. */
  totalDots(): number;
  /** Lines and feeds since the start. */
  totalLines(): number;
  errors(): readonly DecodeError[];
  /** The roll ended under the head: the piece is torn off. */
  tear(): void;
  /** Drops what is in the line buffer and sets all settings back (`DLE DC4` 8, power). */
  reset(): void;
};

export function createPaperWriter(options: PaperWriterOptions = {}): PaperWriter {
  const widthDots = options.widthDots ?? 576;
  const pages = options.codePages ?? EPSON_CODE_PAGES;
  const errors = createErrorList();
  const settings = defaultSettings();
  const roll = createPaperRoll(widthDots, options.onPiece ?? (() => {}));
  const area = (): { leftDots: number; widthDots: number } => {
    const free = widthDots - settings.leftMarginDots;
    return { leftDots: settings.leftMarginDots, widthDots: Math.min(settings.areaDots ?? free, free) };
  };
  const line = createLineBuffer(area);
  const tables = new Map<number, readonly string[] | undefined>();
  const handlers: Readonly<Record<string, Handler>> = { ...settingHandlers, ...symbolHandlers };
  let command: EscPosCommand | undefined;

  const context: PrintContext = {
    settings,
    roll,
    line,
    headToCutterDots: options.headToCutterDots ?? 96,
    printLine,
    printBlock,
    lineHasBegun() {
      if (!line.isEmpty) fail('not-at-line-start', 'printers take this only at the beginning of a line');
      return !line.isEmpty;
    },
    fail,
  };

  return {
    write,
    current: roll.current,
    totalDots: roll.totalDots,
    totalLines: roll.totalLines,
    errors: errors.all,
    tear: () => roll.end('torn'),
    reset() {
      line.clear();
      Object.assign(settings, defaultSettings());
    },
  };

  function write(next: EscPosCommand): void {
    command = next;
    if (next.kind === 'text') {
      printCharacters(next.bytes);
      return;
    }
    if (next.kind === 'unknown') {
      fail('unknown-command', 'no command of the ESC/POS set');
      return;
    }
    if (next.parameters.length > 3 && !next.name.startsWith('DLE') && holdsRealTimeCommand(next.parameters)) {
      fail('real-time-in-data', `the data of ${next.name} hold a real-time command`);
    }
    const handler = handlers[next.name];
    if (handler === undefined) {
      fail('unsupported-command', `${next.name} is not drawn`);
      return;
    }
    handler(next.parameters, context);
  }

  function fail(kind: DecodeError['kind'], note: string): void {
    if (command !== undefined) errors.add(kind, command.offset, command.bytes, note);
  }

  function printCharacters(bytes: Uint8Array): void {
    const table = pageTable(settings.codePage);
    for (const byte of bytes) {
      const character = byte < 0x7f ? String.fromCharCode(byte) : (table?.[byte] ?? UNDEFINED_CHARACTER);
      if (character === UNDEFINED_CHARACTER) {
        fail(
          'undefined-character',
          `0x${byte.toString(16)} is not in code page ${settings.codePage} (${pages[settings.codePage] ?? 'unknown'})`,
        );
      }
      if (line.addCharacter(character, settings.style, settings.characterSpacingDots)) continue;
      printLine(settings.lineSpacingDots);
      line.addCharacter(character, settings.style, settings.characterSpacingDots);
    }
  }

  function pageTable(number: number): readonly string[] | undefined {
    if (!tables.has(number)) tables.set(number, codePageTable(pages[number] ?? 'unknown'));
    return tables.get(number);
  }

  function printLine(feedDots: number): void {
    const items = line.take(settings.align);
    roll.addLine(items, Math.max(feedDots, ...items.map((item) => item.heightDots)));
  }

  function printBlock(image: DotImage, kind: BlockKind): void {
    const { leftDots, widthDots: areaDots } = area();
    if (image.widthDots > areaDots) {
      fail('too-wide', `${image.widthDots} dots on ${areaDots}`);
      // A symbol that does not fit is not printed at all; a picture loses its right side.
      if (kind.kind !== 'image') return;
    }
    const shown = clipDots(image, areaDots);
    const free = areaDots - shown.widthDots;
    const shift = settings.align === 'left' ? 0 : settings.align === 'right' ? free : Math.floor(free / 2);
    const placed = {
      xDots: leftDots + shift,
      widthDots: shown.widthDots,
      heightDots: shown.heightDots,
      image: shown,
    };
    const item: PaperItem = kind.kind === 'image' ? { kind: 'image', ...placed } : { ...kind, ...placed };
    roll.addLine([item], shown.heightDots);
  }
}
