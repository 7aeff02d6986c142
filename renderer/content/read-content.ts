import { type ContentSlice, type CurrentContent, joinSlices } from '../../domain/content/index.ts';
import type { KioskBridge } from '../../domain/ipc/index.ts';

/** Reads the content from main slice by slice, so that the screen keeps working; null when it has changed in between, or is not wanted any more. */
export async function readContent(
  { calls }: Pick<KioskBridge, 'calls'>,
  isOver: () => boolean,
): Promise<CurrentContent | null> {
  const { version, slices } = await calls['content.current']({});
  const read: ContentSlice[] = [];
  for (let at = 0; at < slices; at += 1) {
    if (isOver()) return null;
    const answer = await calls['content.slice']({ version, at });
    if (answer.kind === 'gone') return null;
    read.push(answer.slice);
  }
  return { version, content: joinSlices(read) };
}
