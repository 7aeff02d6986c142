export type { FollowReleasesParts } from './follow-parts.ts';
export { followReleases } from './follow-releases.ts';
export { type HealthBeat, startHealth } from './health.ts';
export { restartNightly } from './restart-nightly.ts';
export { type UnderLauncher, underLauncher } from './under-launcher.ts';
export { type KioskStanding, waitsFor } from './when-to-install.ts';
