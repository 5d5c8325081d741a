import type { When } from '../../../preload/contract/schedules.ts';
import { fileNameOf, refuseControls, xml, zoneWords, type Unit, type UnitOrder } from './unit.ts';

/**
 * An agent for launchd. It runs at the wall clock of the Mac, wherever that is; what it slept through is
 * made up for once. Source: launchd.plist(5).
 *
 * @throws Problem bad_request
 */
export function launchdUnit(order: UnitOrder): Unit {
  refuseControls(order);
  const label = `org.trailproof.${fileNameOf(order.name).slice('trailproof-'.length)}`;
  const words = order.words.map((word) => `    <string>${xml(word)}</string>`).join('\n');
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key>
  <string>${label}</string>
  <key>ProgramArguments</key>
  <array>
${words}
  </array>
${timesOf(order.when)}
  <key>ProcessType</key>
  <string>Background</string>
</dict>
</plist>
`;
  const name = `${label}.plist`;
  return {
    files: [{ name, text, encoding: 'utf8' }],
    install: `Put it into ~/Library/LaunchAgents, then: launchctl bootstrap gui/$(id -u) ~/Library/LaunchAgents/${name}.${zoneWords(order.when)}`,
  };
}

function timesOf(when: When): string {
  if (when.kind === 'every') {
    return `  <key>StartInterval</key>\n  <integer>${when.hours * 3600}</integer>`;
  }
  const [hour, minute] = when.at.split(':').map(Number);
  return `  <key>StartCalendarInterval</key>
  <dict>
    <key>Hour</key>
    <integer>${hour}</integer>
    <key>Minute</key>
    <integer>${minute}</integer>
  </dict>`;
}
