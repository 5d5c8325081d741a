import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import type { ExportFormat } from '../../../../preload/contract/exports.ts';
import { exportFormats } from '../../../../preload/contract/exports.ts';
import { parseQuery } from '../../../../main/query/index.ts';
import { sql } from '../../../../main/archive/sql.ts';
import { sliceReader } from '../../../../main/archive/read-record.ts';
import { activityRecord } from '../../../../main/report/activity/activity-record.ts';
import { fileRecord } from '../../../../main/report/export/activity-file.ts';
import { xmlFoot, xmlHead, xmlOf } from '../../../../main/report/export/activity-xml.ts';
import {
  writeExport,
  type ExportRequest,
  type WrittenExport,
} from '../../../../main/report/export/write-export.ts';
import { haveRealData, realData } from '../../../fixtures/real-data.ts';
import { record } from '../../../fixtures/records.ts';
import { tempFolder } from '../../../fixtures/temp.ts';
import {
  archiveOf,
  archiveOfFolder,
  archiveOfTexts,
  type TestArchive,
} from '../../query/archive-of.ts';
import { have, printed } from '../tools.ts';
import { everyNasty, hostileEvent, hostileText } from './hostile.ts';

const schema = join(import.meta.dirname, '../../../../docs/activity-records.xsd');
let archive: TestArchive | undefined;
afterEach(() => {
  archive?.remove();
  archive = undefined;
});

interface Made extends WrittenExport {
  readonly text: string;
  readonly out: string;
}

async function exported(
  { read, readRecord, originals }: TestArchive,
  format: ExportFormat,
  more: Partial<ExportRequest> = {},
): Promise<Made> {
  const out = more.out ?? join(tempFolder(), 'out');
  const made = await writeExport({
    reader: { read, readText: readRecord, readSlice: sliceReader(originals) },
    what: { kind: 'query', query: parseQuery('') },
    redact: true,
    name: 'Northwind & Sons',
    ...more,
    format,
    out,
  });
  return { ...made, out, text: readFileSync(out, 'utf8') };
}

const token = 'IQoJb3JpZ2luX2VjEXAMPLETOKEN';
const assumed = record({
  eventTime: '2026-03-14T03:00:00Z',
  eventSource: 'sts.amazonaws.com',
  eventName: 'AssumeRole',
  eventID: '3f2504e0-4f89-41d3-9a0c-0305e82c3302',
  responseElements: { credentials: { accessKeyId: 'ASIAEXAMPLE', sessionToken: token } },
});

/** Cells of CSV, read by the rules of RFC 4180 and no others. */
function cellsOf(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g,
  )) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.filter((row) => row.length > 1);
}

describe('a file of events', () => {
  // Red if the numbers or the hash are not those of the file.
  test.each(exportFormats)('%s: rows, bytes and hash are those of the file', async (format) => {
    archive = await archiveOf([record(), assumed]);
    const made = await exported(archive, format);
    const bytes = readFileSync(made.out);
    expect(made).toMatchObject({ rows: 2, bytes: bytes.length });
    expect(made.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(readdirSync(dirname(made.out))).toEqual(['out']);
  });

  // Red if an empty result gives no file, or one that its reader refuses.
  test.each(exportFormats)('%s: nothing found is a file all the same', async (format) => {
    archive = await archiveOf([record()]);
    const query = parseQuery('eventName = Nowhere');
    const { rows, text } = await exported(archive, format, { what: { kind: 'query', query } });
    expect(rows).toBe(0);
    if (format === 'csv') expect(cellsOf(text)).toHaveLength(1);
    if (format === 'activity-records-json') {
      expect(JSON.parse(text)).toEqual({ ActivityRecordList: [] });
    }
    if (format === 'jsonl' || format === 'raw') expect(text).toBe('');
  });

  // Red if a part of it is left behind, or what was there is lost, when it is stopped.
  test('that is stopped leaves nothing, and what was there as it was', async () => {
    archive = await archiveOf([record(), assumed]);
    const out = join(tempFolder(), 'kept.csv');
    writeFileSync(out, 'before');
    const controller = new AbortController();
    controller.abort();
    await expect(
      exported(archive, 'csv', { out, signal: controller.signal }),
    ).rejects.toMatchObject({ code: 'cancelled' });
    expect(readFileSync(out, 'utf8')).toBe('before');
    expect(readdirSync(dirname(out))).toEqual(['kept.csv']);
  });

  // Red if an export may take the place of the evidence.
  test('never takes the place of the archive', async () => {
    archive = await archiveOf([record()]);
    const out = archive.read.file;
    await expect(exported(archive, 'csv', { out })).rejects.toMatchObject({ code: 'refused' });
    expect(existsSync(out)).toBe(true);
  });

  // Red if the order of the selection shows, or an event twice selected is there twice.
  test('of a selection has these events, newest first, each once', async () => {
    archive = await archiveOf([record(), assumed]);
    const all = archive.read.column<number>(sql`SELECT id FROM event ORDER BY id`);
    const refs = [...all, ...all];
    const { rows, text } = await exported(archive, 'jsonl', { what: { kind: 'events', refs } });
    expect(rows).toBe(2);
    const names = text
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { eventName: string }).eventName);
    expect(names).toEqual(['AssumeRole', 'StopLogging']);
  });
});

// Red if a page is made in one go, and everybody else waits for it.
test('other calls are answered while one page of Activity Records is made', async () => {
  archive = await archiveOf(Array.from({ length: 40 }, (_, at) => record({ eventID: `e${at}` })));
  const { readRecord } = archive;
  const slowly = (place: Parameters<typeof readRecord>[0]): string => {
    for (const end = performance.now() + 10; performance.now() < end;);
    return readRecord(place);
  };
  let answered = 0;
  const other = setInterval(() => (answered += 1), 1);
  onTestFinished(() => clearInterval(other));
  await exported({ ...archive, readRecord: slowly }, 'activity-records-json');
  // 40 records of 10 ms each: a breath after two or three of them.
  expect(answered).toBeGreaterThan(8);
});

describe('secrets in records', () => {
  // Red if a format lets the token through, or does not count it.
  test.each([
    ['jsonl', 1],
    ['raw', 1],
    ['csv', 0],
    ['activity-records-xml', 0],
    ['activity-records-json', 0],
  ] as const)('%s: are left out, and counted where they would have been', async (format, count) => {
    archive = await archiveOf([record(), assumed]);
    const made = await exported(archive, format);
    expect(made.text).not.toContain(token);
    expect(made.redacted).toBe(count);
  });

  // Red if an Activity Record tells a requested secret.
  test('activity records: a requested secret is left out and counted', async () => {
    archive = await archiveOf([record({ requestParameters: { password: 'hunter2', name: 'a' } })]);
    for (const format of ['activity-records-xml', 'activity-records-json'] as const) {
      const made = await exported(archive, format);
      expect(made.text).not.toContain('hunter2');
      expect(made.redacted).toBe(1);
    }
  });

  // Red if they are left out although they were asked for.
  test('stay in, and are not counted, if that is asked for', async () => {
    archive = await archiveOf([assumed]);
    const made = await exported(archive, 'raw', { redact: false });
    expect(made.text).toContain(token);
    expect(made.redacted).toBeNull();
  });

  // Red if raw writes a record anew that has no secret.
  test('raw: a record without one stays byte for byte, odd spelling included', async () => {
    const odd = JSON.stringify(record()).replace('"eventVersion"', '"n" : 1.50e3, "eventVersion"');
    archive = await archiveOfTexts([[odd]]);
    expect((await exported(archive, 'raw')).text).toBe(`${odd}\n`);
  });
});

describe('whatever an event holds', () => {
  const anyEvent = fc
    .array(hostileText, { minLength: 30, maxLength: 30 })
    .map((texts) => hostileEvent((place) => texts[place % texts.length] ?? ''));
  const forbidden = /(?!\t)[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u;

  // Red if a spreadsheet would take a cell for a formula, or a cell breaks out of its row.
  test('a CSV has its cells and no formula', async () => {
    archive = await archiveOf(
      everyNasty.map((text, at) => ({
        ...record({ eventID: `e${at}` }),
        ...hostileEvent(() => text),
        eventTime: '2026-03-14T02:17:08Z',
        eventID: `e${at}`,
      })),
    );
    const { text, rows } = await exported(archive, 'csv');
    const cells = cellsOf(text);
    expect(cells).toHaveLength(rows + 1);
    for (const row of cells) {
      expect(row).toHaveLength(cells[0]?.length ?? 0);
      for (const cell of row) {
        expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
        expect(cell).not.toMatch(forbidden);
      }
    }
  });

  // Red if a line can be broken, or a value is lost.
  test('JSON lines keep each record whole on a line, with its values', async () => {
    const events = everyNasty.map((text, at) => ({
      ...hostileEvent(() => (isWellFormed(text) ? text : 'x')),
      eventTime: '2026-03-14T02:17:08Z',
      eventID: `e${at}`,
    }));
    archive = await archiveOf(events);
    const { text } = await exported(archive, 'jsonl');
    const lines = text.split('\n').slice(0, -1);
    expect(lines).toHaveLength(events.length);
    const byId = new Map(
      lines.map((line) => {
        expect(line).not.toMatch(forbidden);
        const each = JSON.parse(line) as { eventID: string };
        return [each.eventID, each];
      }),
    );
    for (const event of events) expect(byId.get(event.eventID)).toEqual(event);
  });

  // Red if any character reaches XML that it cannot hold, or JSON says something else.
  test('an Activity Record is well-formed XML of our schema, and the same in JSON', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { minLength: 1, maxLength: 4 }), (events) => {
        const files = events.map((event, at) =>
          fileRecord(
            activityRecord({ ref: at * 2 ** 21, record: event, original: JSON.stringify(event) }),
            'P',
          ),
        );
        const xml = xmlHead + files.map(xmlOf).join('') + xmlFoot;
        expect(xml.replaceAll('\n', '')).not.toMatch(forbidden);
        expect(isWellFormed(xml)).toBe(true);
        for (const file of files) {
          expect(JSON.parse(JSON.stringify(file))).toEqual(file);
          for (const name of ['Who', 'Where', 'ObjectType'] as const) {
            expect(file[name].length).toBeLessThanOrEqual(255);
            expect(file[name].length).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe.skipIf(!have('xmllint'))('as xmllint reads it', () => {
  /** What xmllint says of a file; empty if the schema holds. */
  function verdict(file: string): string {
    return printed('xmllint', '--noout', '--huge', '--schema', schema, file);
  }

  /** The text of a field of a record and its details, as another party's parser finds them. */
  function read(file: string, path: string): string {
    const names = path
      .split('/')
      .map((name) =>
        /^[A-Z]/.test(name)
          ? `*[local-name()='${name.replace(/\[.*/, '')}']${/\[.*/.exec(name)?.[0] ?? ''}`
          : name,
      );
    return execFileSync('xmllint', ['--huge', '--xpath', `string(/${names.join('/')})`, file], {
      maxBuffer: 64 * 1024 * 1024,
    })
      .toString()
      .replace(/\n$/, '');
  }

  // Red if an element is misnamed, empty or out of its bounds; and the schema itself can say no.
  test('the schema takes what is exported, and refuses what is not', async () => {
    const names = everyNasty.map((text, at) => ({
      ...hostileEvent(() => text),
      eventTime: '2026-03-14T02:17:08Z',
      eventID: `e${at}`,
    }));
    archive = await archiveOf([record(), assumed, ...names]);
    const { out, text, rows } = await exported(archive, 'activity-records-xml');
    expect(verdict(out)).toBe(`${out} validates\n`);
    expect(rows).toBe(names.length + 2);
    for (const [from, to] of [
      ['<Action>Session start</Action>', '<Action>Assumed</Action>'],
      ['<Who>maria</Who>', ''],
      ['<When>2026-03-14T03:00:00Z</When>', '<When>yesterday</When>'],
    ] as const) {
      expect(text).toContain(from);
      const wrong = join(tempFolder(), 'wrong.xml');
      writeFileSync(wrong, text.replace(from, to));
      expect(verdict(wrong)).toContain('fails to validate');
    }
  });

  // Red if the two files differ in a field, or one of them in a character.
  test('XML and JSON say the same, field by field', async () => {
    archive = await archiveOf([
      record({
        requestParameters: { name: `<b>&"' ]]> \u202e é 𝒳`, empty: '', deep: { a: [1] } },
        errorCode: 'AccessDenied',
      }),
    ]);
    const xml = await exported(archive, 'activity-records-xml');
    const json = await exported(archive, 'activity-records-json');
    const { ActivityRecordList } = JSON.parse(json.text) as {
      ActivityRecordList: Record<string, unknown>[];
    };
    const root = 'ActivityRecordList/ActivityRecord';
    const [first = {}] = ActivityRecordList;
    const { DetailList, MonitoringPlan, Item, ...texts } = first;
    for (const [name, value] of Object.entries(texts)) {
      expect(read(xml.out, `${root}/${name}`), name).toBe(value);
    }
    expect(read(xml.out, `${root}/MonitoringPlan/Name`)).toBe('Northwind & Sons');
    expect(MonitoringPlan).toEqual({ Name: 'Northwind & Sons' });
    expect(read(xml.out, `${root}/Item/Name`)).toBe((Item as { Name: string }).Name);
    const details = DetailList as Record<string, string>[];
    expect(details).toHaveLength(3);
    for (const [at, detail] of details.entries()) {
      for (const name of ['PropertyName', 'Before', 'After', 'Message']) {
        const said = read(xml.out, `${root}/DetailList/Detail[${at + 1}]/${name}`);
        expect(said, `${at} ${name}`).toBe(detail[name] ?? '');
      }
    }
  });

  // Red if a real record breaks the schema.
  test.skipIf(!haveRealData)('every real record validates', async () => {
    archive = await archiveOfFolder(realData('traildiscover'));
    const { out, rows } = await exported(archive, 'activity-records-xml');
    expect(rows).toBeGreaterThan(300);
    expect(verdict(out)).toBe(`${out} validates\n`);
  });
});

/** No half of a character stands alone. */
function isWellFormed(text: string): boolean {
  return Buffer.from(text).toString() === text;
}
