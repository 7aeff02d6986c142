import { type Disk, realDisk } from '../../../slots/index.ts';

/** What a program asks of its disk while it takes a release. */
export const DISK_CALLS = [
  'append',
  'write',
  'finish',
  'copy',
  'place',
  'setExecutable',
  'makeFolder',
  'syncFolder',
  'remove',
] as const;
export type DiskCall = (typeof DISK_CALLS)[number];

/** The real disk, with something that happens before each call. */
export function listenedDisk(before: (call: DiskCall) => Promise<void>): Disk {
  const heard =
    <Given extends readonly unknown[], Given2>(call: DiskCall, real: (...given: Given) => Promise<Given2>) =>
    async (...given: Given): Promise<Given2> => {
      await before(call);
      return real(...given);
    };
  return {
    ...realDisk,
    append: heard('append', async (path) => {
      const file = await realDisk.append(path);
      return {
        write: heard('write', file.write),
        finish: async () => {
          try {
            await before('finish');
          } catch (error) {
            await file.abandon();
            throw error;
          }
          await file.finish();
        },
        abandon: file.abandon,
      };
    }),
    copy: heard('copy', realDisk.copy),
    place: heard('place', realDisk.place),
    setExecutable: heard('setExecutable', realDisk.setExecutable),
    makeFolder: heard('makeFolder', realDisk.makeFolder),
    syncFolder: heard('syncFolder', realDisk.syncFolder),
    remove: heard('remove', realDisk.remove),
  };
}
