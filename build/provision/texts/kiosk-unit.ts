import { PLACES } from '../places.ts';

const START = [
  '/usr/bin/cage -d --',
  `/usr/bin/node ${PLACES.launcher} --root=${PLACES.releases} --keys=${PLACES.releaseKeys}`,
  `-- --settings=${PLACES.kioskSettings} --data=${PLACES.data}`,
].join(' ');

/**
 * The kiosk on the first screen: a compositor that shows one window and knows no other key, in it the launcher, in it the program. What
 * ends is started again; what ends too often leaves the screen to the out-of-order notice, and is tried again after it.
 */
export const KIOSK_UNIT = `[Unit]
Description=Townhall Kiosk
After=systemd-user-sessions.service systemd-logind.service getty@tty1.service
Wants=systemd-logind.service
Conflicts=getty@tty1.service townhall-out-of-order.service
StartLimitIntervalSec=120
StartLimitBurst=6
OnFailure=townhall-out-of-order.service

[Service]
User=${PLACES.user}
PAMName=townhall-kiosk
TTYPath=/dev/tty1
TTYReset=yes
TTYVHangup=yes
TTYVTDisallocate=yes
StandardInput=tty-fail
StandardOutput=journal
StandardError=journal
UtmpIdentifier=tty1
UtmpMode=user
Environment=XDG_SESSION_TYPE=wayland LANG=C.UTF-8
ExecStart=${START}
Restart=always
RestartSec=2
KillMode=control-group
TimeoutStopSec=90
NoNewPrivileges=yes
ProtectSystem=full
ProtectHome=yes
ProtectKernelModules=yes
PrivateTmp=yes
RestrictSUIDSGID=yes
LogRateLimitIntervalSec=30s
LogRateLimitBurst=2000

[Install]
WantedBy=graphical.target
`;

/** Lets the unit have a session of its own, in which it gets the screen and the touch. Nobody signs in by it. */
export const PAM_SERVICE = `auth required pam_deny.so
account required pam_unix.so
session required pam_unix.so
session required pam_systemd.so
`;

/** Shows a text instead of a desktop or a black screen for five minutes, then lets the kiosk try again. */
export const OUT_OF_ORDER_UNIT = `[Unit]
Description=Out-of-order notice of the Townhall Kiosk
OnSuccess=townhall-kiosk.service

[Service]
Type=exec
TTYPath=/dev/tty1
TTYReset=yes
StandardInput=tty
StandardOutput=tty
StandardError=journal
ExecStartPre=/usr/bin/setfont -C /dev/tty1 /usr/share/consolefonts/Uni3-TerminusBold32x16.psf.gz
ExecStartPre=/usr/bin/cat ${PLACES.outOfOrder}
ExecStart=/usr/bin/sleep 300
`;

/** A system that cannot start on its own asks nobody for a password: it shows the notice and starts anew. */
export const NOTICE_INSTEAD_OF_SHELL = `[Service]
Type=oneshot
TTYPath=/dev/tty1
StandardInput=tty-force
StandardOutput=tty
ExecStart=
ExecStart=-/usr/bin/cat ${PLACES.outOfOrder}
ExecStart=-/usr/bin/sleep 300
ExecStart=/usr/bin/systemctl --force reboot
`;

/** The notice in the upper half of a console without a cursor. */
export const outOfOrderText = (lines: readonly string[]): string =>
  `\u001b[?25l\u001b[2J\u001b[8;1H${lines.map((line) => `    ${line}\n\n`).join('')}`;
