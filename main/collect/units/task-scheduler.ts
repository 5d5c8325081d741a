import type { When } from '../../../preload/contract/schedules.ts';
import { Problem } from '../../../preload/contract/errors.ts';
import { fileNameOf, refuseControls, xml, zoneWords, type Unit, type UnitOrder } from './unit.ts';

/**
 * A task for the Task Scheduler of Windows, to be run as whoever registers it, while signed in: no
 * password is kept. It runs at the wall clock of the machine, wherever that is. What the machine was off for is made up for once (`StartWhenAvailable`). Source:
 * Task Scheduler schema reference 1.2.
 *
 * @throws Problem bad_request
 */
export function taskSchedulerUnit(order: UnitOrder): Unit {
  refuseControls(order);
  const [command = '', ...words] = order.words;
  refuseExpanded(command, words);
  const text = `<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>${xml(`Trailproof: ${order.name}`)}</Description>
  </RegistrationInfo>
  <Triggers>
${triggerOf(order.when)}
  </Triggers>
  <Principals>
    <Principal id="Author">
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <RunOnlyIfNetworkAvailable>true</RunOnlyIfNetworkAvailable>
    <ExecutionTimeLimit>P1D</ExecutionTimeLimit>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>${xml(command)}</Command>
      <Arguments>${xml(words.map(windowsWord).join(' '))}</Arguments>
    </Exec>
  </Actions>
</Task>
`;
  const name = fileNameOf(order.name);
  return {
    files: [{ name: `${name}.xml`, text, encoding: 'utf16le' }],
    install: `Register it: schtasks /Create /XML ${name}.xml /TN "${name}".${zoneWords(order.when)}`,
  };
}

/**
 * One word of a command line, as CommandLineToArgvW takes it apart again: backslashes count only before
 * a quotation mark.
 */
export function windowsWord(word: string): string {
  if (word !== '' && !/[\s"]/.test(word)) return word;
  const quoted = word.replaceAll(/(\\*)"/g, String.raw`$1$1\"`).replace(/(\\+)$/, '$1$1');
  return `"${quoted}"`;
}

/** The Task Scheduler puts values in place of these, and knows no way to say them plainly. */
function refuseExpanded(command: string, words: readonly string[]): void {
  for (const word of [command, ...words]) {
    if (/%[^%]*%|\$\(/.test(word)) {
      throw new Problem(
        'bad_request',
        `The Task Scheduler would replace a part of “${word}”; rename the folder without “%” and “$(”.`,
      );
    }
  }
  if (/\.(cmd|bat)$/i.test(command)) {
    throw new Problem(
      'bad_request',
      'A batch file takes its words apart in a way of its own; name the program itself.',
    );
  }
}

function triggerOf(when: When): string {
  if (when.kind === 'every') {
    return `    <TimeTrigger>
      <Repetition>
        <Interval>PT${when.hours}H</Interval>
      </Repetition>
      <StartBoundary>${when.from.slice(0, 19)}Z</StartBoundary>
      <Enabled>true</Enabled>
    </TimeTrigger>`;
  }
  // Without a zone it is the machine's own clock, in summer and in winter.
  return `    <CalendarTrigger>
      <StartBoundary>2026-01-01T${when.at}:00</StartBoundary>
      <Enabled>true</Enabled>
      <ScheduleByDay>
        <DaysInterval>1</DaysInterval>
      </ScheduleByDay>
    </CalendarTrigger>`;
}
