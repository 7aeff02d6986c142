import type { PlainProblem } from '../text/index.ts';

/** What words on a town's colours are written in: white on the town's own, nearly black on its accent. */
export const INK_ON_ACCENT = '#16202a';
/** Words have a contrast of at least 7:1 (WCAG 2.2, 1.4.6), what is no word at least 3:1 (1.4.11). */
const LEAST_FOR_WORDS = 7;
const LEAST_FOR_SIGNS = 3;
/** The header's deep edge, on which the accent shows how far the resident is, is this part of the town's colour; the rest is black. */
const DEEP_PART = 0.66;
const STEP = 0.96;

type Channels = readonly [red: number, green: number, blue: number];

/** The town's colour, darkened until white words on it have a contrast of 7:1. */
export function darkEnough(colour: string): string {
  let channels = channelsOf(colour);
  while (contrast(channels, WHITE) < LEAST_FOR_WORDS) channels = scaled(channels, STEP);
  return `#${channels.map((channel) => Math.floor(channel).toString(16).padStart(2, '0')).join('')}`;
}

/** What is wrong with a town's accent beside its colour, with the contrast that was found; null when nothing is. */
export function accentProblem(colour: string, accent: string): PlainProblem | null {
  const words = contrast(channelsOf(accent), channelsOf(INK_ON_ACCENT));
  if (words < LEAST_FOR_WORDS)
    return {
      path: 'accent',
      expected: `a lighter colour: dark words on ${accent} have a contrast of ${rounded(words)}, and ${LEAST_FOR_WORDS} is the least`,
    };
  const signs = contrast(channelsOf(accent), scaled(channelsOf(darkEnough(colour)), DEEP_PART));
  if (signs < LEAST_FOR_SIGNS)
    return {
      path: 'accent',
      expected: `a colour that shows on the town's own: its contrast is ${rounded(signs)}, and ${LEAST_FOR_SIGNS} is the least`,
    };
  return null;
}

/** Rounded down, so that what is refused never reads as the least that is taken. */
const rounded = (ratio: number): string => (Math.floor(ratio * 10) / 10).toFixed(1);

const WHITE: Channels = [255, 255, 255];

const channelsOf = (colour: string): Channels => {
  const channel = (at: number): number => Number.parseInt(colour.slice(at, at + 2), 16);
  return [channel(1), channel(3), channel(5)];
};

const scaled = ([red, green, blue]: Channels, by: number): Channels => [red * by, green * by, blue * by];

/** WCAG 2.2, definition of contrast ratio. */
function contrast(one: Channels, other: Channels): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(channels: Channels): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
