import { ContentManifest, type SignedManifest, signedTextOfManifest } from '../../domain/content/index.ts';
import { cryptography } from '../../slots/index.ts';

/** Why a manifest is not taken. */
export type ManifestRefusal = 'wrong-signature' | 'not-understood' | 'other-town' | 'older' | 'expired';

export type VerifiedManifest =
  | { readonly kind: 'good'; readonly manifest: ContentManifest }
  | { readonly kind: 'refused'; readonly why: ManifestRefusal };

export type ManifestRules = {
  /** Any of them may have signed it. */
  readonly keys: readonly string[];
  readonly townId: string;
  /** No version below is taken. */
  readonly floor: number;
  /** Null for what is on the disk already: content that is out of date is better than none. */
  readonly now: Date | null;
};

/** Verifies a manifest: the signature before anything of it is read, then whose it is, its version and its time. */
export function verifyManifest(signed: SignedManifest, rules: ManifestRules): VerifiedManifest {
  const { keys, townId, floor, now } = rules;
  const text = signedTextOfManifest(signed.text);
  if (!keys.some((key) => cryptography.isSigned(text, signed.signature, key)))
    return refused('wrong-signature');
  const manifest = parse(signed.text);
  if (!manifest) return refused('not-understood');
  if (manifest.townId !== townId) return refused('other-town');
  if (manifest.version < floor) return refused('older');
  const { expiresAt } = manifest;
  if (now && expiresAt !== null && Date.parse(expiresAt) <= now.getTime()) return refused('expired');
  return { kind: 'good', manifest };
}

const refused = (why: ManifestRefusal): VerifiedManifest => ({ kind: 'refused', why });

function parse(text: string): ContentManifest | null {
  try {
    return ContentManifest.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
