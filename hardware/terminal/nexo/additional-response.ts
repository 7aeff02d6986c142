/**
 * nexo's AdditionalResponse as readable text. Adyen fills it with form-encoded pairs or with base64 of JSON and does not
 * say which: both readings stand one after the other.
 */
export function readAdditional(text: string | null | undefined): {
  readonly pairs: URLSearchParams;
  readonly json: string;
} {
  const given = text ?? '';
  return { pairs: new URLSearchParams(given), json: Buffer.from(given, 'base64').toString('utf8') };
}
