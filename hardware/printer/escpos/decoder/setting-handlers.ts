import type { Handler, PrintContext } from './print-context.ts';
import { DEFAULT_LINE_SPACING_DOTS, defaultSettings, tabUnitDots } from './print-settings.ts';

/** Commands for characters, lines and the paper's way. */
export const settingHandlers: Readonly<Record<string, Handler>> = {
  LF: (_, context) => context.printLine(context.settings.lineSpacingDots),
  CR: () => {},
  HT: (_, context) => tab(context),
  'ESC @': (_, { line, settings }) => {
    line.clear();
    Object.assign(settings, defaultSettings());
  },
  'ESC !': ([mode = 0], { settings }) => {
    settings.style = {
      ...settings.style,
      font: mode & 1 ? 'B' : 'A',
      bold: (mode & 8) !== 0,
      heightScale: mode & 16 ? 2 : 1,
      widthScale: mode & 32 ? 2 : 1,
      underlineDots: mode & 128 ? 1 : 0,
    };
  },
  'ESC E': ([on = 0], context) => style(context, { bold: (on & 1) === 1 }),
  'ESC G': ([on = 0], context) => style(context, { bold: (on & 1) === 1 }),
  'ESC -': ([dots = 0], context) => {
    const thickness = choice(context, dots, [0, 1, 2] as const);
    if (thickness !== undefined) style(context, { underlineDots: thickness });
  },
  'ESC M': ([font = 0], context) => {
    const chosen = choice(context, font, [0, 1] as const);
    if (chosen !== undefined) style(context, { font: chosen === 1 ? 'B' : 'A' });
  },
  'GS B': ([on = 0], context) => style(context, { reverse: (on & 1) === 1 }),
  'GS !': ([size = 0], context) => {
    if ((size & 0x88) !== 0) {
      context.fail('bad-parameter', 'sizes are 1 to 8');
      return;
    }
    style(context, { widthScale: (size >> 4) + 1, heightScale: (size & 7) + 1 });
  },
  'ESC  ': ([dots = 0], { settings }) => {
    settings.characterSpacingDots = dots;
  },
  'ESC a': ([side = 0], context) => {
    const chosen = choice(context, side, [0, 1, 2] as const);
    if (chosen === undefined || context.lineHasBegun()) return;
    context.settings.align = chosen === 0 ? 'left' : chosen === 1 ? 'center' : 'right';
  },
  'ESC 2': (_, { settings }) => {
    settings.lineSpacingDots = DEFAULT_LINE_SPACING_DOTS;
  },
  'ESC 3': ([dots = 0], { settings }) => {
    settings.lineSpacingDots = dots;
  },
  'ESC J': ([dots = 0], context) => context.printLine(dots),
  'ESC d': ([lines = 0], context) => {
    const { lineSpacingDots } = context.settings;
    context.printLine(lines === 0 ? 0 : lineSpacingDots);
    for (let line = 1; line < lines; line += 1) context.printLine(lineSpacingDots);
  },
  'ESC t': ([page = 0], { settings }) => {
    settings.codePage = page;
  },
  'ESC R': ([set = 0], context) => {
    if (set !== 0) context.fail('unsupported-command', `international character set ${set}`);
  },
  'ESC D': (stops, { settings }) => {
    settings.tabColumns = [...stops].filter((stop) => stop > 0);
  },
  'ESC $': (position, { line }) => line.moveTo(word(position)),
  'ESC \\': (distance, { line }) => {
    const value = word(distance);
    line.moveTo(Math.max(0, line.cursorDots + (value > 32_767 ? value - 65_536 : value)));
  },
  'GS L': (margin, context) => {
    if (!context.lineHasBegun()) context.settings.leftMarginDots = word(margin);
  },
  'GS W': (width, context) => {
    if (!context.lineHasBegun()) context.settings.areaDots = word(width);
  },
  'GS V': (parameters, context) => cut(parameters, context),
  'ESC i': (_, context) => cutHere(context, 'full-cut'),
  'ESC m': (_, context) => cutHere(context, 'partial-cut'),
  // Executed when they arrived, answered by the machine, or without a trace on paper.
  NUL: () => {},
  'DLE EOT': () => {},
  'DLE ENQ': () => {},
  'DLE DC4': () => {},
  'GS a': () => {},
  'GS r': () => {},
  'GS I': () => {},
  'GS ( H': () => {},
  'GS ( D': () => {},
  'GS P': () => {},
  'GS b': () => {},
  'ESC =': () => {},
  'ESC c': () => {},
  'ESC p': () => {},
  'ESC u': () => {},
  'ESC v': () => {},
  'ESC S': () => {},
  'ESC T': () => {},
  'FS .': () => {},
};

function style(context: PrintContext, change: Partial<PrintContext['settings']['style']>): void {
  context.settings.style = { ...context.settings.style, ...change };
}

/** The number, or the digit that printers take for it as well; an error of the command when it is none of these. */
function choice<N extends number>(
  context: PrintContext,
  value: number,
  allowed: readonly N[],
): N | undefined {
  const found = allowed.find((number) => number === value || number + 48 === value);
  if (found === undefined) context.fail('bad-parameter', `${value} is not one of ${allowed.join(', ')}`);
  return found;
}

function word(bytes: Uint8Array): number {
  return (bytes[0] ?? 0) + (bytes[1] ?? 0) * 256;
}

function tab({ line, settings }: PrintContext): void {
  const unit = tabUnitDots(settings);
  const next = settings.tabColumns.find((column) => column * unit > line.cursorDots);
  if (next !== undefined) line.moveTo(next * unit);
}

function cut([mode = 0, feedDots = 0]: Uint8Array, context: PrintContext): void {
  const how = [1, 49, 66, 98, 104].includes(mode) ? 'partial-cut' : 'full-cut';
  if (mode >= 97) {
    context.fail('unsupported-command', 'cut at a position set before');
    return;
  }
  if (mode < 65) {
    cutHere(context, how);
    return;
  }
  if (context.lineHasBegun()) return;
  context.roll.addLine([], context.headToCutterDots + feedDots);
  context.roll.end(how);
}

function cutHere(context: PrintContext, how: 'full-cut' | 'partial-cut'): void {
  if (context.lineHasBegun()) return;
  const since = context.roll.dotsSinceContent();
  if (since !== undefined && since < context.headToCutterDots) {
    context.fail(
      'cut-through-content',
      `${since} dots fed after the last line, ${context.headToCutterDots} from head to cutter`,
    );
  }
  context.roll.end(how);
}
