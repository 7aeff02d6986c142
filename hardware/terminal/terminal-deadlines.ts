import { z } from 'zod';

/** How long a driver waits for each kind of answer, in milliseconds. */
export const TerminalDeadlines = z.object({
  /** Longer than the terminal's own limit (120 s), so that its answer is heard rather than cut off. */
  paymentMs: z.int().min(1_000).max(600_000).default(150_000),
  statusMs: z.int().min(500).max(60_000).default(10_000),
  abortMs: z.int().min(500).max(60_000).default(5_000),
  diagnosisMs: z.int().min(500).max(60_000).default(5_000),
  reversalMs: z.int().min(1_000).max(600_000).default(60_000),
});
