import { z } from 'zod';
import { ContentSlice, Position } from '../content/index.ts';
import { LanguageTag, LocalizedText } from '../text/index.ts';
import { ServiceDefinition, Town } from '../town/index.ts';
import { Done, nothing } from './done.ts';
import { View } from './view.ts';

/** Sizes and looks that depend on the machine. */
export const ScreenSettings = z.object({
  version: z.string(),
  /** Millimetres of the panel's shorter side: touch targets are made at least 20 mm on it. */
  panelShortSideMm: z.number().min(100).max(2000),
  /** Where the kiosk stands, for the map; null where nobody has said. */
  standsAt: Position.nullable(),
  /** Where it stands, in words, e.g. "Town hall, ground floor"; null where the header has the town alone. */
  place: LocalizedText.nullable(),
  /** The version of an Electron that its makers no longer repair; null for one that they do. */
  electronOutOfSupport: z.string().nullable(),
  /** A kiosk that has no configuration shows that it is out of order, for a town that offers nothing yet. */
  town: z.object({ ...Town.unwrap().shape, services: z.array(ServiceDefinition).max(60) }).readonly(),
});
export type ScreenSettings = z.infer<typeof ScreenSettings>;

/** The sound of a text, or why there is none. `cut`: something newer is being said. */
export const SpeechAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sound'), wav: z.instanceof(Uint8Array) }),
  z.object({ kind: z.literal('no-voice') }),
  z.object({ kind: z.literal('cut') }),
  z.object({ kind: z.literal('failed') }),
]);
export type SpeechAnswer = z.infer<typeof SpeechAnswer>;

/** What staff have to know before they do anything else. */
export const StaffAlarm = z.enum(['money-undelivered']);
export type StaffAlarm = z.infer<typeof StaffAlarm>;

/** What the kiosk answers by itself, with or without a session. */
export const machineCalls = {
  'app.settings': { input: nothing, output: ScreenSettings },
  'session.view': { input: nothing, output: View },
  /** A part of the page could not be read: it has to be loaded anew. */
  'app.loadAnew': { input: nothing, output: Done },
  /** Which content can be looked up now, and in how many slices it is delivered. */
  'content.current': {
    input: nothing,
    output: z.object({ version: z.int().min(0), slices: z.int().min(0) }),
  },
  /** A slice of the content: all of it at once would hold up the screen. `gone`: there is other content by now. */
  'content.slice': {
    input: z.object({ version: z.int().min(0), at: z.int().min(0) }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('slice'), slice: ContentSlice }),
      z.object({ kind: z.literal('gone') }),
    ]),
  },
  /** Makes the sound of a text; nothing of it is kept. */
  'speech.speak': {
    input: z.object({
      text: z.string().min(1).max(2_000),
      language: LanguageTag,
      wordsPerMinute: z.int().min(80).max(450),
    }),
    output: SpeechAnswer,
  },
  'speech.cut': { input: nothing, output: Done },
  /** Asks staff to come. `not-reached`: the call failed, and nobody will come. */
  'help.call': {
    input: nothing,
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('told') }),
      z.object({ kind: z.literal('not-reached') }),
    ]),
  },
  /** Staff need not come any more. `not-reached`: they may still come. */
  'help.takeBack': {
    input: nothing,
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('taken-back') }),
      z.object({ kind: z.literal('not-reached') }),
    ]),
  },
  'staff.unlock': {
    input: z.object({ pin: z.string().max(12) }),
    output: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('unlocked'),
        alarms: z.array(StaffAlarm),
        /** How staff compare this kiosk's key with what the console shows; null until it has one. */
        keyFingerprint: z.string().nullable(),
      }),
      z.object({ kind: z.literal('refused') }),
      z.object({ kind: z.literal('throttled'), retryAfterMs: z.int() }),
    ]),
  },
  'staff.leaveKiosk': { input: nothing, output: Done },
  'staff.stay': { input: nothing, output: Done },
};
