import type { When } from '../../../preload/contract/schedules.ts';
import { Problem } from '../../../preload/contract/errors.ts';
import { fileNameOf, refuseControls, type Unit, type UnitOrder } from './unit.ts';

/**
 * A service and its timer for systemd, of the person's own manager. What the machine slept through is
 * made up for once (`Persistent`), except of hours that differ from day to day: a calendar cannot name
 * those, so they are counted from when the timer starts, and only while the machine is awake. Sources: systemd.service(5), systemd.timer(5), systemd.syntax(7).
 *
 * @throws Problem bad_request
 */
export function systemdUnit(order: UnitOrder): Unit {
  refuseControls(order);
  const [program = '', ...words] = order.words;
  const command = [systemdProgram(program), ...words.map(systemdWord)].join(' ');
  const name = fileNameOf(order.name);
  const description = `Trailproof: ${order.name}`.replaceAll('%', '%%').replace(/\\+$/, '');
  const service = `# Exit code 4 says that an alert was raised; systemd then calls the service failed, and
# OnFailure= may tell somebody. No credential is in this file: --profile names where they are.
[Unit]
Description=${description}
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
ExecStart=${command}
Nice=10
`;
  const timer = `[Unit]
Description=${description}

[Timer]
${timesOf(order.when)}

[Install]
WantedBy=timers.target
`;
  return {
    files: [
      { name: `${name}.service`, text: service, encoding: 'utf8' },
      { name: `${name}.timer`, text: timer, encoding: 'utf8' },
    ],
    install: `Put both into ~/.config/systemd/user, then: systemctl --user daemon-reload && systemctl --user enable --now ${name}.timer. To run while you are signed out, too: loginctl enable-linger.${awakeWords(order.when)}`,
  };
}

/** One word of ExecStart=: quoted, with specifiers and variables taken at their word. */
export function systemdWord(word: string): string {
  const plain = word
    .replaceAll('\\', String.raw`\\`)
    .replaceAll('"', String.raw`\"`)
    .replaceAll('%', '%%')
    .replaceAll('$', '$$$$');
  return `"${plain}"`;
}

/** The first word: no variable is looked for in it, and systemd takes none with these signs. */
function systemdProgram(word: string): string {
  if (/["'\\*?[\]]/.test(word)) {
    throw new Problem(
      'bad_request',
      `systemd starts no program whose path holds quotation marks, backslashes or *?[]: ${word}.`,
    );
  }
  return `"${word.replaceAll('%', '%%')}"`;
}

function timesOf(when: When): string {
  if (when.kind === 'daily') {
    return `OnCalendar=*-*-* ${when.at}:00 ${when.zone}\nPersistent=true`;
  }
  if (isSameEveryDay(when.hours)) {
    const from = new Date(when.from);
    const hour = String(from.getUTCHours() % when.hours).padStart(2, '0');
    const minute = String(from.getUTCMinutes()).padStart(2, '0');
    const hours = when.hours === 24 ? hour : `${hour}/${when.hours}`;
    return `OnCalendar=*-*-* ${hours}:${minute}:00 UTC\nPersistent=true`;
  }
  return `OnActiveSec=1min\nOnUnitActiveSec=${when.hours}h`;
}

/** Hours of the day can be named if they are the same every day. */
function isSameEveryDay(hours: number): boolean {
  return 24 % hours === 0;
}

function awakeWords(when: When): string {
  if (when.kind === 'daily' || isSameEveryDay(when.hours)) return '';
  return ` It runs a minute after the timer starts and then every ${when.hours} hours that the machine is awake; what falls into its sleep is not made up for.`;
}
