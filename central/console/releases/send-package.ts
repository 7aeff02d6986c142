import { LARGEST_PACKAGE_PART_BYTES, uploadReleasePart } from '../../wire/index.ts';
import { type Call, failureTexts } from '../api/index.ts';
import { texts } from './texts.ts';

/** Uploads a package part by part, from where an earlier upload ended. Returns what is wrong, or null when it is whole. */
export async function sendPackage(
  call: Call,
  { sha256, from }: { readonly sha256: string; readonly from: number },
  file: Blob,
  onPercent: (percent: number) => void,
): Promise<string | null> {
  for (let at = from; ; ) {
    onPercent(file.size === 0 ? 100 : Math.min(100, Math.floor((at * 100) / file.size)));
    let bytes: string;
    try {
      bytes = await inBase64(file.slice(at, at + LARGEST_PACKAGE_PART_BYTES));
    } catch {
      return texts.notRead;
    }
    const result = await call(uploadReleasePart, { sha256, from: at, bytes });
    if (result.kind === 'failed') return `${failureTexts[result.why]} ${texts.continues}`;
    const { answer } = result;
    if (answer.kind === 'refused') return answer.reason;
    if (answer.kind === 'complete') return null;
    if (bytes === '' && answer.from === at) return texts.smaller;
    at = answer.from;
  }
}

const STRETCH = 32_768;

async function inBase64(part: Blob): Promise<string> {
  const bytes = new Uint8Array(await part.arrayBuffer());
  let letters = '';
  for (let at = 0; at < bytes.length; at += STRETCH)
    letters += String.fromCharCode(...bytes.subarray(at, at + STRETCH));
  return btoa(letters);
}
