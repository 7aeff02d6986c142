/** One request as it reached the terminal, for tests and the bench. */
export type ReceivedRequest = {
  readonly category: string;
  readonly serviceId: string | null;
  readonly saleId: string | null;
  readonly receivedAt: string;
  readonly endedAt: string | null;
  readonly ended: 'pending' | 'answered' | 'cut' | 'silent' | 'refused';
};

export type RequestLog = {
  /** Notes a request; the returned function notes how it ended. */
  begin(
    seen: Pick<ReceivedRequest, 'category' | 'serviceId' | 'saleId'>,
  ): (ended: ReceivedRequest['ended']) => void;
  list(): readonly ReceivedRequest[];
};

/** Keeps the newest requests, at most `LARGEST_LOG`. */
export function createRequestLog(now: () => Date): RequestLog {
  const requests: ReceivedRequest[] = [];
  return {
    begin(seen) {
      let entry: ReceivedRequest = {
        ...seen,
        receivedAt: now().toISOString(),
        endedAt: null,
        ended: 'pending',
      };
      requests.push(entry);
      if (requests.length > LARGEST_LOG) requests.shift();
      return (ended) => {
        const place = requests.indexOf(entry);
        entry = { ...entry, ended, endedAt: now().toISOString() };
        if (place >= 0) requests[place] = entry;
      };
    },
    list: () => [...requests],
  };
}

const LARGEST_LOG = 2000;
