import { mayCost, needsCentral } from '../../domain/form/index.ts';
import type { ScreenOf } from '../../domain/ipc/index.ts';
import type { ServiceDefinition } from '../../domain/town/index.ts';
import type { SessionParts } from './parts.ts';

type Why = ScreenOf<'home'>['notNow'][number]['why'];

/**
 * What a service lacks now, or null: told before anything is typed. A form that costs and books nothing lacks nothing,
 * it is delivered when central can be reached again. Paying bills says by itself what it lacks, when the account is asked for.
 */
export function whyNotNow(
  parts: Pick<SessionParts, 'centralReached' | 'terminal' | 'numbers'>,
  service: ServiceDefinition,
): Why | null {
  if (service.kind === 'status' || service.kind === 'cancel-booking')
    return parts.centralReached() ? null : 'central-down';
  // A kiosk that central has never told which numbers are its own can give none by itself.
  if (service.kind === 'queue')
    return parts.centralReached() || parts.numbers.hasOwn() ? null : 'central-down';
  if (service.kind !== 'form') return null;
  if (needsCentral(service) && !parts.centralReached()) return 'central-down';
  if (!mayCost(service)) return null;
  return parts.terminal.status().connection === 'online' ? null : 'terminal-down';
}
