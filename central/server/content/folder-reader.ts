import { answerOrder } from '../reading/index.ts';
import { readFolder } from './read-folder.ts';
import type { FilesOfFolder, FolderOrder } from './read-folder-apart.ts';

await answerOrder(async ({ folder, languages }: FolderOrder): Promise<FilesOfFolder> => {
  const read = await readFolder(folder, languages);
  return read.kind === 'refused' ? read : { kind: 'read', files: read.files };
});
