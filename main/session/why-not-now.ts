import { mayCost } from '../../domain/form/index.ts';
import type { ScreenOf } from '../../domain/ipc/index.ts';
import type { ServiceDefinition } from '../../domain/town/index.ts';
import type { SessionParts } from './parts.ts';

type Why = ScreenOf<'home'>['notNow'][number]['why'];

/**
 * What a service lacks now, or null: told before anything is typed. A form that costs nothing lacks nothing, it is
 * delivered when central can be reached again. Paying bills says by itself what it lacks, when the account is asked for.
 */
export function whyNotNow(
  parts: Pick<SessionParts, 'centralReached' | 'terminal'>,
  service: ServiceDefinition,
): Why | null {
  if (service.kind === 'status') return parts.centralReached() ? null : 'central-down';
  if (service.kind !== 'form' || !mayCost(service)) return null;
  if (!parts.centralReached()) return 'central-down';
  return parts.terminal.status().connection === 'online' ? null : 'terminal-down';
}
