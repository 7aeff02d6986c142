import { PROGRAM_PACKAGES } from '../system/index.ts';
import type { MachineSettings } from './machine-settings.ts';
import { file, folder } from './parts/files.ts';
import { packages } from './parts/packages.ts';
import { timeZone } from './parts/time-zone.ts';
import { startsInto, unit } from './parts/units.ts';
import { kioskUser } from './parts/user.ts';
import { PLACES } from './places.ts';
import type { Step } from './step.ts';
import { firewall } from './texts/firewall.ts';
import {
  KIOSK_UNIT,
  NOTICE_INSTEAD_OF_SHELL,
  OUT_OF_ORDER_UNIT,
  outOfOrderText,
  PAM_SERVICE,
} from './texts/kiosk-unit.ts';
import {
  GRUB,
  inWindow,
  JOURNALD,
  LOGIND,
  MODULES,
  SYSCTL,
  timesyncd,
  upgrades,
  WATCHDOG,
} from './texts/system-files.ts';
import { POLKIT_RULE, udevRules } from './texts/udev-rules.ts';

/** What Debian 12 needs besides its base: the compositor, what the launcher and Electron stand on, and the guards. */
const PACKAGES = [
  ...['cage', 'xwayland', 'nodejs', 'libpam-systemd', 'polkitd', 'dbus', 'udev'],
  ...PROGRAM_PACKAGES,
  ...['libgl1-mesa-dri', 'libccid', 'console-setup-linux', 'kbd'],
  ...['nftables', 'systemd-timesyncd', 'unattended-upgrades', 'ca-certificates', 'tzdata'],
];

/** Nobody gets a login or another key than the kiosk's own; the machine never sleeps. */
const MASKED = [
  ...['getty@.service', 'serial-getty@.service', 'console-getty.service', 'ctrl-alt-del.target'],
  ...['sleep.target', 'suspend.target', 'hibernate.target', 'hybrid-sleep.target'],
];

const PLAIN = 0o644;

/**
 * Everything that makes a Debian 12 a kiosk, in the order in which it is made.
 * @param launcher the launcher's program, one file
 */
export function planOf(settings: MachineSettings, launcher: string): readonly Step[] {
  const text = (path: string, content: string): Step => file({ path, content, mode: PLAIN });
  const unitFile = (name: string, content: string): Step => text(`/etc/systemd/system/${name}`, content);
  return [
    packages(PACKAGES),
    kioskUser,
    timeZone(settings.timeZone),
    folder({ path: PLACES.program, mode: 0o755 }),
    folder({ path: PLACES.settings, mode: 0o755 }),
    ...[PLACES.state, PLACES.releases, PLACES.data].map((path) =>
      folder({ path, mode: 0o700, owner: PLACES.user }),
    ),
    text(PLACES.launcher, launcher),
    text(PLACES.outOfOrder, outOfOrderText(settings.outOfOrder)),
    text('/etc/pam.d/townhall-kiosk', PAM_SERVICE),
    text('/etc/udev/rules.d/70-townhall.rules', udevRules(settings.usb)),
    text('/etc/polkit-1/rules.d/50-townhall.rules', POLKIT_RULE),
    text('/etc/sysctl.d/90-townhall.conf', SYSCTL),
    text('/etc/modprobe.d/townhall.conf', MODULES),
    text('/etc/systemd/logind.conf.d/townhall.conf', LOGIND),
    text('/etc/systemd/system.conf.d/townhall.conf', WATCHDOG),
    text('/etc/systemd/journald.conf.d/townhall.conf', JOURNALD),
    text('/etc/systemd/timesyncd.conf.d/townhall.conf', timesyncd(settings)),
    text('/etc/default/grub.d/townhall.cfg', GRUB),
    text('/etc/apt/apt.conf.d/52townhall', upgrades(settings)),
    file({ path: '/etc/nftables.conf', content: firewall(settings), mode: 0o755 }),
    unitFile('apt-daily.timer.d/townhall.conf', inWindow(settings)),
    unitFile('apt-daily-upgrade.timer.d/townhall.conf', inWindow(settings)),
    unitFile('emergency.service.d/townhall.conf', NOTICE_INSTEAD_OF_SHELL),
    unitFile('rescue.service.d/townhall.conf', NOTICE_INSTEAD_OF_SHELL),
    unitFile('townhall-out-of-order.service', OUT_OF_ORDER_UNIT),
    unitFile('townhall-kiosk.service', KIOSK_UNIT),
    ...MASKED.map((name) => unit(name, 'masked')),
    ...[
      'nftables.service',
      'systemd-timesyncd.service',
      'unattended-upgrades.service',
      'townhall-kiosk.service',
    ].map((name) => unit(name, 'enabled')),
    startsInto('graphical.target'),
  ];
}
