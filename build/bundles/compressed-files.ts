import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const smallest = promisify(brotliCompress);
const small = promisify(gzip);

/** Fonts and pictures are as small as they get. */
const TEXTS = /\.(?:js|css|svg)$/;
/** A smaller file is sent as it is. */
const WORTH_COMPRESSING_BYTES = 1_024;

/** How many bytes of a text go over the network to a browser that reads Brotli. */
export const sentBytes = async (text: string): Promise<number> =>
  text.length < WORTH_COMPRESSING_BYTES ? Buffer.byteLength(text) : (await asBrotli(text)).byteLength;

const asBrotli = (text: string): Promise<Buffer> =>
  smallest(text, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } });

/**
 * Puts beside each text of a build what browsers get of it: as Brotli, which takes too long to be made for each answer, and as gzip for those that
 * are not asked by TLS. Who serves the files has nothing to compress.
 */
export function compressedFiles(): Plugin {
  return {
    name: 'compressed-files',
    apply: ({ build }) => !build?.watch,
    generateBundle: {
      order: 'post',
      async handler(_options, files) {
        for (const file of Object.values(files)) {
          const text = file.type === 'chunk' ? file.code : file.source.toString();
          if (!TEXTS.test(file.fileName) || text.length < WORTH_COMPRESSING_BYTES) continue;
          const [brotli, zipped] = await Promise.all([asBrotli(text), small(text)]);
          this.emitFile({ type: 'asset', fileName: `${file.fileName}.br`, source: brotli });
          this.emitFile({ type: 'asset', fileName: `${file.fileName}.gz`, source: zipped });
        }
      },
    },
  };
}
