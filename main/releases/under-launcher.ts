import {
  HEALTH_VARIABLE,
  KEYS_VARIABLE,
  RELEASES_VARIABLE,
  type ReleasePlaces,
  releasePlaces,
  SLOT_VARIABLE,
  SlotName,
} from '../../slots/index.ts';

/** What the launcher told the program that it started. */
export type UnderLauncher = {
  readonly places: ReleasePlaces;
  /** The slot that runs. */
  readonly slot: SlotName;
  /** The first list of release keys, which came with the machine. */
  readonly firstKeys: string;
  readonly healthFile: string;
};

/** Null when no launcher has started this program: it follows no releases then, and nobody reads its health. */
export function underLauncher(environment: NodeJS.ProcessEnv): UnderLauncher | null {
  const root = environment[RELEASES_VARIABLE];
  const slot = SlotName.safeParse(environment[SLOT_VARIABLE]).data;
  const firstKeys = environment[KEYS_VARIABLE];
  const healthFile = environment[HEALTH_VARIABLE];
  if (!root || !slot || !firstKeys || !healthFile) return null;
  return { places: releasePlaces(root), slot, firstKeys, healthFile };
}
