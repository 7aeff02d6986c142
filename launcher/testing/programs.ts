const health = (painted: boolean, journal: boolean, reached: readonly string[]): string =>
  `{"pid":%d,"beat":%d,"painted":${painted},"journal":${journal},"reached":${JSON.stringify(reached)}}`;

/** Beats for ever, and shows this. */
const beating = (shows: string, before = ''): string => `#!/bin/sh
${before}
n=0
while :; do
  n=$((n + 1))
  printf '${shows}' $$ $n >"$TOWNHALL_HEALTH.new"
  mv "$TOWNHALL_HEALTH.new" "$TOWNHALL_HEALTH"
  sleep 0.05
done
`;

/** Small programs that behave as releases do. */
export const PROGRAMS = {
  healthy: beating(health(true, true, ['printer', 'central'])),
  /** Starts a process in a group of its own, and works. */
  withChild: beating(
    health(true, true, ['printer', 'central']),
    'setsid sleep 1000 & sleep 1000 & echo $! >"$TOWNHALL_RELEASES/child"',
  ),
  crashes: '#!/bin/sh\nexit 3\n',
  endsAtOnce: '#!/bin/sh\nexit 0\n',
  showsNothing: beating(health(false, false, [])),
  noJournal: beating(health(true, false, ['printer', 'central'])),
  fewerDevices: beating(health(true, true, ['central'])),
  saysNothing: '#!/bin/sh\nsleep 1000\n',
  /** Works, then hangs. */
  hangs: `#!/bin/sh
printf '${health(true, true, ['printer', 'central'])}' $$ 1 >"$TOWNHALL_HEALTH"
sleep 1000
`,
  noProgram: 'this is no program',
  /** Says which environment and parameters it has, and works. */
  tells: beating(
    health(true, true, ['printer', 'central']),
    'env >"$TOWNHALL_RELEASES/environment"; echo "$@" >"$TOWNHALL_RELEASES/parameters"',
  ),
} as const;
