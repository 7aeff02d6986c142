import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';

/** Smaller answers are sent faster as they are. */
const WORTH_COMPRESSING_BYTES = 1_024;
/** Half the work of a higher one for nearly the same size: central compresses as it answers. */
const BROTLI_QUALITY = 5;

/**
 * Compresses what the routes of this scope answer, and takes in nothing compressed: a body could be a thousand times larger than what was
 * counted when it came. What kiosks and programs ask for is sent as it is.
 */
export async function compressAnswers(own: FastifyInstance): Promise<void> {
  await own.register(compress, {
    globalDecompression: false,
    threshold: WORTH_COMPRESSING_BYTES,
    encodings: ['br', 'gzip', 'identity'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } },
  });
}
