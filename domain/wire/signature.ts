/**
 * How a kiosk signs its requests: HTTP Message Signatures (RFC 9421) with Ed25519 over these components, and a
 * Content-Digest (RFC 9530, sha-256) of the body. Path and query stand for the target, so that a proxy may change the host.
 */
export const SIGNED_COMPONENTS = ['@method', '@path', '@query', 'content-digest'] as const;

/** The signature's label and, in `keyid`, whose key it is: the kiosk's id, or `enrolling` in the request that brings the key. */
export const SIGNATURE_LABEL = 'kiosk';
export const ENROLLING_KEY_ID = 'enrolling';

/** How far the clocks of kiosk and central may differ. */
export const GREATEST_SKEW_MS = 300_000;
