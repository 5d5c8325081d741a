/** Units for three schedulers, read back by other people's tools where there are some. */
import fc from 'fast-check';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { When } from '../../../../preload/contract/schedules.ts';
import { systemdWord } from '../../../../main/collect/units/systemd.ts';
import { windowsWord } from '../../../../main/collect/units/task-scheduler.ts';
import { collectWords, unitFor } from '../../../../main/collect/units/units.ts';
import { writeUnit } from '../../../../main/engine/schedule-units.ts';
import { tempFolder } from '../../../fixtures/temp.ts';

const daily: When = { kind: 'daily', at: '02:05', zone: 'Europe/Berlin' };
const everySix: When = { kind: 'every', hours: 6, from: '2026-11-21T03:30:00Z' };

/** What paths and names may hold: no control characters, and both halves of each character. */
const word = fc
  .string({ unit: 'grapheme', maxLength: 30 })
  .filter((text) => !/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(text));
const pointed = fc
  .array(
    fc.constantFrom(' ', '"', '\\', '%', '$', "'", ';', '&', '<', '>', ']', 'a', '{HOME}', 'ü'),
  )
  .map((parts) => parts.join(''));
const words = fc.array(fc.oneof(word, pointed), { minLength: 1, maxLength: 6 });

/** As systemd.syntax(7) and systemd.service(5) say: quotes, escapes, then specifiers and variables. */
function readSystemd(line: string): string[] {
  const found: string[] = [];
  for (const [, inner = ''] of line.matchAll(/"((?:[^"\\]|\\.)*)"(?: |$)/g)) {
    const plain = inner.replaceAll(/\\(.)/g, '$1').replaceAll('%%', '%').replaceAll('$$', '$');
    found.push(plain);
  }
  return found;
}

/** As CommandLineToArgvW takes a line apart (Microsoft: "Parsing C++ command-line arguments"). */
function readWindows(line: string): string[] {
  const found: string[] = [];
  let now = '';
  let isIn = false;
  let isWord = false;
  for (let at = 0; at < line.length; at += 1) {
    const slashes = /^\\*/.exec(line.slice(at))?.[0].length ?? 0;
    if (slashes > 0) {
      at += slashes;
      const isQuote = line[at] === '"';
      now += '\\'.repeat(isQuote ? Math.floor(slashes / 2) : slashes);
      isWord = true;
      if (isQuote && slashes % 2 === 1) now += '"';
      else at -= 1;
    } else if (line[at] === '"') {
      isIn = !isIn;
      isWord = true;
    } else if (/\s/.test(line[at] ?? '') && !isIn) {
      if (isWord) found.push(now);
      now = '';
      isWord = false;
    } else {
      now += line[at];
      isWord = true;
    }
  }
  return isWord ? [...found, now] : found;
}

function python(script: string, file: string): unknown {
  return JSON.parse(execFileSync('python3', ['-c', script, file], { encoding: 'utf8' }));
}

describe('words', () => {
  // Red if a quotation mark, a backslash, a specifier or a variable is left as it is.
  test('come out of a service as they went in', () => {
    fc.assert(
      fc.property(words, (words) => {
        expect(readSystemd(words.map(systemdWord).join(' '))).toEqual(words);
      }),
      { numRuns: 1000 },
    );
  });

  // Red if backslashes before a quotation mark or at the end are not doubled.
  test('come out of a Windows command line as they went in', () => {
    fc.assert(
      fc.property(words, (words) => {
        expect(readWindows(words.map(windowsWord).join(' '))).toEqual(words);
      }),
      { numRuns: 1000 },
    );
  });
});

const hostile = [
  '/opt/My Apps & <Co>/trailproof',
  '--role-name="quoted"',
  '--archive=/home/maría/100 %h $HOME/a;b\\c.trailproof',
  "--profile='x y'",
];
const order = { name: 'Nächtlich <100 %> & "mehr"', when: daily, words: hostile };

describe('systemd', () => {
  // Red if systemd itself finds a fault in a file, or reads another program or time.
  test.skipIf(spawnSync('systemd-analyze', ['--version']).status !== 0)(
    'takes both files, whatever the paths hold',
    () => {
      const folder = tempFolder();
      for (const when of [daily, everySix, { ...everySix, hours: 5 }, { ...everySix, hours: 24 }]) {
        const program = join(folder, 'my (trail); 100% $HOME');
        writeFileSync(program, '#!/bin/sh\n', { mode: 0o755 });
        const unit = unitFor('systemd', { ...order, when, words: [program, ...hostile.slice(1)] });
        const files = writeUnit(unit, folder).map((name) => join(folder, name));
        const { status, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', ...files], {
          encoding: 'utf8',
        });
        const said = stderr.split('\n').filter((line) => line.includes('trailproof'));
        expect({ status, said }).toEqual({ status: 0, said: [] });
        const calendar = /^OnCalendar=(.*)$/m.exec(readFileSync(files[1] ?? '', 'utf8'))?.[1];
        if (calendar === undefined) continue;
        const read = spawnSync('systemd-analyze', ['calendar', calendar], { encoding: 'utf8' });
        expect(read.status).toBe(0);
      }
      expect(() => unitFor('systemd', { ...order, words: ['/a "b"/c'] })).toThrow(
        'quotation marks',
      );
    },
    60_000,
  );

  test('hours of the day are named where they are the same every day', () => {
    const [, timer] = unitFor('systemd', { ...order, when: everySix }).files;
    expect(timer?.text).toContain('OnCalendar=*-*-* 03/6:30:00 UTC\nPersistent=true');
    const [, odd] = unitFor('systemd', { ...order, when: { ...everySix, hours: 5 } }).files;
    expect(odd?.text).toContain('OnUnitActiveSec=5h');
  });

  // Red if it is kept quiet that hours which differ from day to day are not made up for.
  test('hours that no calendar can name are said to be counted while the machine is awake', () => {
    const said = (hours: number): string =>
      unitFor('systemd', { ...order, when: { ...everySix, hours } }).install;
    expect(said(5)).toContain('every 5 hours that the machine is awake');
    expect(said(6)).not.toContain('awake');
  });
});

describe('launchd', () => {
  // Red if an escape is missing, or the time stands in another key. plutil is macOS's alone: plistlib reads it.
  test('the property list says the words and the time', () => {
    fc.assert(
      fc.property(words, (words) => {
        const folder = tempFolder();
        const [name = ''] = writeUnit(unitFor('launchd', { ...order, words }), folder);
        const script =
          'import json,plistlib,sys;print(json.dumps(plistlib.load(open(sys.argv[1],"rb"))))';
        expect(python(script, join(folder, name))).toEqual({
          Label: 'org.trailproof.na-chtlich-100-mehr',
          ProgramArguments: words,
          StartCalendarInterval: { Hour: 2, Minute: 5 },
          ProcessType: 'Background',
        });
      }),
      { numRuns: 15 },
    );
    expect(unitFor('launchd', { ...order, when: everySix }).files[0]?.text).toContain(
      '<key>StartInterval</key>\n  <integer>21600</integer>',
    );
  });
});

describe('the Task Scheduler', () => {
  // Red if the file is not in the encoding that it names, or an argument is taken apart otherwise.
  test('the task says the words; its XML is read by another parser', () => {
    const plain = [
      String.raw`C:\Program Files\node.exe`,
      String.raw`C:\a b\cli.js`,
      '--archive=D:\\ä & <x>\\',
      '',
    ];
    const folder = tempFolder();
    const [name = ''] = writeUnit(unitFor('task-scheduler', { ...order, words: plain }), folder);
    const script = `import json,sys,xml.etree.ElementTree as E
n={'t':'http://schemas.microsoft.com/windows/2004/02/mit/task'}
r=E.parse(sys.argv[1]).getroot()
t=lambda p:r.find(p,n).text
print(json.dumps([t('.//t:Command'),t('.//t:Arguments'),t('.//t:StartBoundary'),t('.//t:LogonType')]))`;
    const [command, line, start, logon] = python(script, join(folder, name)) as string[];
    expect([command, ...readWindows(line ?? '')]).toEqual(plain);
    expect([start, logon]).toEqual(['2026-01-01T02:05:00', 'InteractiveToken']);
    expect(readFileSync(join(folder, name)).subarray(0, 2)).toEqual(Buffer.from([0xff, 0xfe]));
  });

  test.each([
    [['node', '--archive=%TEMP%/a'], /would replace a part of “--archive=%TEMP%\/a”/],
    [['node', '--archive=$(Arg0)'], /would replace a part/],
    [['C:\\trailproof.CMD', 'x'], /batch file/],
  ])('%j is refused, because it cannot be said', (words, says) => {
    expect(() => unitFor('task-scheduler', { ...order, words })).toThrow(says);
  });
});

// Red if a scheduler without zones runs at an hour of another zone, and nobody is told.
test.each(['launchd', 'task-scheduler'] as const)(
  '%s: the zone is left to the person',
  (system) => {
    const said = 'It runs by the machine’s own clock: set it to Europe/Berlin, or change the hour.';
    expect(unitFor(system, { ...order, words: ['node'] }).install).toContain(said);
    expect(unitFor(system, { ...order, words: ['node'], when: everySix }).install).not.toContain(
      'clock',
    );
  },
);

// Red if a control character gets through: a line break in a path would be a line of the unit.
test.each(['systemd', 'launchd', 'task-scheduler'] as const)(
  '%s: no control characters',
  (system) => {
    for (const words of [['a\nExecStart=/bin/sh'], ['a\u0000'], ['\uD800']]) {
      expect(() => unitFor(system, { ...order, words })).toThrow('no scheduler can be told');
    }
  },
);

// Red if a word of collect is forgotten, or a value that begins with a hyphen is taken for an option.
test('the command line is that of collect, with every value at its option', () => {
  const signIn = { profile: '-x', role: 'arn:aws:iam::111122223333:role/A', externalId: '--y' };
  const from = '2026-01-01T00:00:00Z';
  const regions = ['eu-central-1', 'us-east-1'];
  expect(
    collectWords('/a b.trailproof', signIn, {
      of: 'history',
      accounts: ['111122223333'],
      regions,
      from,
      to: null,
    }).join('|'),
  ).toBe(
    'collect|--archive=/a b.trailproof|--profile=-x|--role-arn=arn:aws:iam::111122223333:role/A|--external-id=--y|--accounts=111122223333|--regions=eu-central-1,us-east-1|--from=2026-01-01T00:00:00Z|--alerts|--quiet|--wait=3600',
  );
});
