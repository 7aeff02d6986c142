import { code128Image, code128Text } from './barcode-symbol.ts';
import type { Handler, PrintContext } from './print-context.ts';
import { qrImage } from './qr-symbol.ts';
import { columnImage, rasterImage, storedGraphics } from './raster.ts';

/** Commands for pictures, QR codes and barcodes. */
export const symbolHandlers: Readonly<Record<string, Handler>> = {
  'GS v': (parameters, context) => {
    const image = rasterImage(parameters);
    if (image === undefined) context.fail('bad-parameter', 'mode or size of the raster');
    else if (!context.lineHasBegun()) context.printBlock(image, { kind: 'image' });
  },
  'ESC *': (parameters, context) => context.line.addImage(columnImage(parameters)),
  'GS ( L': graphics,
  'GS 8': (parameters, context) => graphics(parameters.subarray(5), context),
  'GS ( k': symbol,
  'GS k': barcode,
  'GS h': ([heightDots = 0], context) => {
    if (heightDots === 0) {
      context.fail('bad-parameter', 'a barcode has a height');
      return;
    }
    context.settings.barcode = { ...context.settings.barcode, heightDots };
  },
  'GS w': ([moduleDots = 0], context) => {
    if (moduleDots < 1 || moduleDots > 6)
      return context.fail('bad-parameter', 'modules are 1 to 6 dots wide');
    context.settings.barcode = { ...context.settings.barcode, moduleDots };
  },
  'GS H': ([place = 0], context) => {
    const characters = ([0, 1, 2, 3] as const).find((known) => known === place || known + 48 === place);
    if (characters === undefined) {
      context.fail('bad-parameter', 'place of the characters is 0 to 3');
      return;
    }
    context.settings.barcode = { ...context.settings.barcode, characters };
  },
  'GS f': () => {},
};

function graphics(parameters: Uint8Array, context: PrintContext): void {
  const [, request = 0] = parameters;
  if (request === 112) {
    const image = storedGraphics(parameters);
    if (image === undefined) {
      context.fail('bad-parameter', 'the raster to store');
      return;
    }
    context.settings.graphics = image;
    return;
  }
  if (request === 50 || request === 2) {
    const image = context.settings.graphics;
    context.settings.graphics = undefined;
    if (image === undefined) {
      context.fail('bad-parameter', 'no raster is stored');
      return;
    }
    if (!context.lineHasBegun()) context.printBlock(image, { kind: 'image' });
    return;
  }
  if (request !== 49 && request !== 1) context.fail('unsupported-command', `GS ( L function ${request}`);
}

const QR_SYMBOL = 49;
const ERROR_CORRECTION = ['L', 'M', 'Q', 'H'] as const;

function symbol(parameters: Uint8Array, context: PrintContext): void {
  const [system = 0, request = 0, value = 0] = parameters;
  const { settings } = context;
  if (system !== QR_SYMBOL) {
    context.fail('unsupported-command', `GS ( k symbol ${system}`);
    return;
  }
  switch (request) {
    case 65:
      if (value !== 49 && value !== 50) context.fail('bad-parameter', 'QR model is 1 or 2');
      return;
    case 67:
      if (value < 1 || value > 16) {
        context.fail('bad-parameter', 'QR modules are 1 to 16 dots');
        return;
      }
      settings.qr = { ...settings.qr, moduleDots: value };
      return;
    case 69: {
      const level = ERROR_CORRECTION[value - 48];
      if (level === undefined) {
        context.fail('bad-parameter', 'QR error correction is 48 to 51');
        return;
      }
      settings.qr = { ...settings.qr, errorCorrection: level };
      return;
    }
    case 80:
      settings.qr = { ...settings.qr, data: parameters.slice(3) };
      return;
    case 81: {
      const image = qrImage(settings.qr);
      if (image === undefined) {
        context.fail('bad-parameter', 'no data for a QR code, or too many');
        return;
      }
      const content = new TextDecoder().decode(settings.qr.data);
      if (!context.lineHasBegun()) context.printBlock(image, { kind: 'qr', content });
      return;
    }
    default:
      context.fail('unsupported-command', `GS ( k QR function ${request}`);
  }
}

function barcode(parameters: Uint8Array, context: PrintContext): void {
  const [system = 0] = parameters;
  if (system !== 73) {
    context.fail('unsupported-command', `GS k system ${system}`);
    return;
  }
  const data = parameters.subarray(2);
  const image = code128Image(data, context.settings.barcode);
  if (image === undefined) {
    context.fail('bad-parameter', 'the data are no CODE128');
    return;
  }
  if (context.lineHasBegun()) return;
  const content = code128Text(data);
  const { characters } = context.settings.barcode;
  if (characters === 1 || characters === 3) printCharacters(content, context);
  context.printBlock(image, { kind: 'barcode', content });
  if (characters >= 2) printCharacters(content, context);
}

function printCharacters(content: string, context: PrintContext): void {
  const plain = {
    font: 'A',
    bold: false,
    underlineDots: 0,
    reverse: false,
    widthScale: 1,
    heightScale: 1,
  } as const;
  for (const character of content) context.line.addCharacter(character, plain, 0);
  context.printLine(24);
}
