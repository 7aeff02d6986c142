import type { MachineSettings } from '../machine-settings.ts';

/** No magic keys, a start after a panic, no unused listeners. */
export const SYSCTL = `kernel.sysrq = 0
kernel.panic = 10
kernel.panic_on_oops = 1
kernel.dmesg_restrict = 1
net.ipv4.conf.all.accept_redirects = 0
net.ipv6.conf.all.accept_redirects = 0
`;

/** What somebody plugs in is no disk and no network card. */
export const MODULES = ['usb-storage', 'uas', 'usbnet', 'cdc_ether', 'rndis_host', 'firewire-core']
  .map((name) => `install ${name} /bin/false\n`)
  .join('');

/** No login on other consoles, no sleep; the power button switches off in good order. */
export const LOGIND = `[Login]
NAutoVTs=0
ReserveVT=0
HandlePowerKey=poweroff
HandleSuspendKey=ignore
HandleHibernateKey=ignore
HandleLidSwitch=ignore
HandleRebootKey=ignore
IdleAction=ignore
`;

/** The hardware watchdog restarts a machine whose systemd stands still. */
export const WATCHDOG = `[Manager]
RuntimeWatchdogSec=20s
RebootWatchdogSec=5min
CtrlAltDelBurstAction=none
`;

/** Logs of a month and half a gigabyte at most. */
export const JOURNALD = `[Journal]
Storage=persistent
SystemMaxUse=500M
MaxRetentionSec=30day
`;

/** A kernel that never blanks the screen and waits for nobody in its menu. */
export const GRUB = `GRUB_TIMEOUT=0
GRUB_DISABLE_RECOVERY=true
GRUB_CMDLINE_LINUX_DEFAULT="$GRUB_CMDLINE_LINUX_DEFAULT quiet consoleblank=0 vt.global_cursor_default=0"
`;

export const timesyncd = ({ timeServers }: MachineSettings): string =>
  `[Time]\n${timeServers.length > 0 ? `NTP=${timeServers.join(' ')}\nFallbackNTP=\n` : ''}`;

/** Security updates alone, and the restart that some of them need, in the window. */
export const upgrades = ({ window }: MachineSettings): string => `APT::Periodic::Update-Package-Lists "1";
APT::Periodic::Unattended-Upgrade "1";
APT::Periodic::AutocleanInterval "7";
#clear Unattended-Upgrade::Origins-Pattern;
Unattended-Upgrade::Origins-Pattern { "origin=Debian,codename=\${distro_codename}-security,label=Debian-Security"; };
Unattended-Upgrade::Remove-Unused-Kernel-Packages "true";
Unattended-Upgrade::Automatic-Reboot "true";
Unattended-Upgrade::Automatic-Reboot-Time "${window.to}";
`;

/** When lists are fetched, or updates installed: at the start of the window, by the clock of the town. */
export const inWindow = ({ window }: MachineSettings): string => `[Timer]
OnCalendar=
OnCalendar=*-*-* ${window.from}:00
RandomizedDelaySec=20min
Persistent=false
`;
