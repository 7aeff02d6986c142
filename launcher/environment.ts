/** What the program may inherit: how it meets the display and the person who set up the machine, nothing that changes how it runs. */
const ALLOWED = [
  /^HOME$/,
  /^USER$/,
  /^LOGNAME$/,
  /^LANG$/,
  /^LC_[A-Z]+$/,
  /^TZ$/,
  /^DISPLAY$/,
  /^XAUTHORITY$/,
  /^WAYLAND_DISPLAY$/,
  /^XDG_(RUNTIME_DIR|SESSION_TYPE|CONFIG_HOME|CACHE_HOME|DATA_HOME)$/,
  /^DBUS_SESSION_BUS_ADDRESS$/,
  /^PULSE_SERVER$/,
  /^CREDENTIALS_DIRECTORY$/,
];

/** The environment of the program: what is allowed of the launcher's own, a fixed path, and what the launcher says itself. */
export function programEnvironment(
  own: Readonly<Record<string, string | undefined>>,
  said: Readonly<Record<string, string>>,
): Record<string, string> {
  const inherited = Object.entries(own).flatMap(([name, value]) =>
    value !== undefined && ALLOWED.some((pattern) => pattern.test(name)) ? [[name, value] as const] : [],
  );
  return { ...Object.fromEntries(inherited), PATH: '/usr/bin:/bin', ...said };
}
