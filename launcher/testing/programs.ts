const health = (
  painted: boolean,
  journal: boolean,
  reached: readonly string[],
  ending: string | null = null,
): string =>
  `{"pid":%d,"beat":%d,"painted":${painted},"journal":${journal},"reached":${JSON.stringify(reached)},"ending":${JSON.stringify(ending)}}`;
const WORKS = health(true, true, ['printer', 'central']);

/** Writes this, whole. */
const show = (shows: string): string =>
  `printf '${shows}' $$ $n >"$TOWNHALL_HEALTH.new" && mv "$TOWNHALL_HEALTH.new" "$TOWNHALL_HEALTH"`;

/** Beats for ever, and shows this. */
const beating = (shows: string, before = ''): string => `#!/bin/sh
${before}
n=0
while :; do
  n=$((n + 1))
  ${show(shows)}
  sleep 0.15
done
`;

/** Works until there is a file `end`, says why it ends (null: nothing), and does this as its last. */
export const endingProgram = (why: string | null, last: string): string => `#!/bin/sh
n=0
until [ -e "$TOWNHALL_RELEASES/end" ]; do
  n=$((n + 1))
  ${show(WORKS)}
  sleep 0.15
done
rm "$TOWNHALL_RELEASES/end"
n=$((n + 1))
${why === null ? '' : show(health(true, true, ['printer', 'central'], why))}
${last}
`;

/** Small programs that behave as releases do. */
export const PROGRAMS = {
  healthy: beating(WORKS),
  /** Starts a process in a group of its own, and works. */
  withChild: beating(WORKS, 'setsid sleep 1000 & sleep 1000 & echo $! >"$TOWNHALL_RELEASES/child"'),
  crashes: '#!/bin/sh\nexit 3\n',
  /** Ends itself as the system does with a program that has gone wrong. */
  breaks: '#!/bin/sh\nkill -SEGV $$\n',
  endsAtOnce: '#!/bin/sh\nexit 0\n',
  showsNothing: beating(health(false, false, [])),
  noJournal: beating(health(true, false, ['printer', 'central'])),
  fewerDevices: beating(health(true, true, ['central'])),
  saysNothing: '#!/bin/sh\nsleep 1000\n',
  /** Works, then hangs. */
  hangs: `#!/bin/sh
printf '${WORKS}' $$ 1 >"$TOWNHALL_HEALTH"
sleep 1000
`,
  noProgram: '#!/no/such/interpreter\n',
  /** Says which environment and parameters it has, and works. */
  tells: beating(WORKS, 'env >"$TOWNHALL_RELEASES/environment"; echo "$@" >"$TOWNHALL_RELEASES/parameters"'),
} as const;
