/** Why a request of Open311 is refused, with the status that the standard gives it. */
export class Open311Refusal extends Error {
  readonly statusCode: number;
  /** Seconds after which it may be tried again. */
  readonly retryAfterS: number | null;

  constructor(statusCode: number, description: string, retryAfterS: number | null = null) {
    super(description);
    this.name = 'Open311Refusal';
    this.statusCode = statusCode;
    this.retryAfterS = retryAfterS;
  }
}
