import { describe, expect, it } from 'vitest';
import { GrantedPath, type ImportResult } from '../../../preload/contract/domain.ts';
import { JobId } from '../../../preload/contract/ids.ts';
import { isStranger, sortArrival } from '../../../renderer/app/arrival.ts';
import { importSentence } from '../../../renderer/app/import-words.ts';
import { initialsOf } from '../../../renderer/app/initials.ts';
import { jobWords } from '../../../renderer/app/job-words.ts';
import { exampleImport, exampleRejections } from '../../fake-bridge/example-sources.ts';

describe('an import is told in one sentence', () => {
  const told = (part: Partial<ImportResult>) => importSentence({ ...exampleImport, ...part });

  it('that added nothing', () => {
    expect(told({}).title).toBe('Nothing new: all 61,914 files were already in the archive.');
    expect(told({ known: 1 }).title).toBe('Nothing new: the one file was already in the archive.');
    expect(told({ known: 0 }).title).toBe('Nothing was added: no CloudTrail log was found.');
  });

  it('that added events, and what did not become one', () => {
    const words = told({ objects: 55, records: 2900, indexed: 2900, known: 0, ignored: [] });
    expect(words.title).toBe('2,900 records indexed from 55 files.');
    expect(words.tone).toBe('valid');
    const some = told({ objects: 1, indexed: 5, rejections: exampleRejections, rejected: 3 });
    expect(some.tone).toBe('attention');
    expect(some.detail).toContain('3 rejections');
  });

  it('that was cancelled', () => {
    expect(told({ cancelled: true, indexed: 12 }).title).toBe(
      'Cancelled: 12 records indexed until then. What is in stays in.',
    );
  });
});

describe('a job', () => {
  const id = JobId.parse('11111111-1111-4111-8111-111111111111');
  const job = {
    id,
    kind: 'import',
    label: 'Importing',
    unit: 'files',
    startedAt: 0,
    isCancelling: false,
  } as const;

  it('says how far it is, and what is left once that can be guessed', () => {
    expect(jobWords({ ...job, done: 0, total: 0 }, 0)).toBe('Starting…');
    expect(jobWords({ ...job, done: 10, total: 100 }, 1000)).toBe('10 of 100 files');
    expect(jobWords({ ...job, done: 50, total: 100 }, 4000)).toBe(
      '50 of 100 files, a few seconds left',
    );
    expect(jobWords({ ...job, done: 1000, total: 61_000 }, 10_000)).toBe(
      '1,000 of 61,000 files, about 10 min left',
    );
  });

  // Red if what is left is guessed twice: the pace of AWS is told with the label.
  it('says the share of a period', () => {
    expect(jobWords({ ...job, unit: '%', done: 37, total: 100 }, 9000)).toBe('37 % of the period');
  });

  it('says that it stops', () => {
    expect(jobWords({ ...job, done: 1, total: 9, isCancelling: true }, 0)).toMatch(/Stopping/);
  });
});

describe('paths that arrive', () => {
  const path = (name: string, kind: GrantedPath['kind'] = 'file'): GrantedPath =>
    GrantedPath.parse({
      ticket: '11111111-1111-4111-8111-111111111111',
      name,
      folder: '/logs',
      kind,
    });

  it('are opened, verified or imported', () => {
    expect(sortArrival([]).kind).toBe('nothing');
    expect(sortArrival([path('a.json.gz'), path('B.TRAILPROOF')]).kind).toBe('open');
    expect(sortArrival([path('report.pdf')]).kind).toBe('verify');
    expect(sortArrival([path('report.pdf'), path('a.json')]).kind).toBe('import');
    expect(sortArrival([path('odd.trailproof', 'folder')]).kind).toBe('import');
  });

  it('and are not there, or nothing of ours, are told', () => {
    expect(sortArrival([path('a.json'), path('b.trailproof', 'new')])).toMatchObject({
      kind: 'missing',
      path: { name: 'b.trailproof' },
    });
    expect(isStranger(path('notes.txt'))).toBe(true);
    expect(isStranger(path('logs.2026', 'folder'))).toBe(false);
    expect(isStranger(path('CloudTrail.JSON.GZ'))).toBe(false);
  });
});

describe('initials', () => {
  it.each([
    ['Maria Keller', 'MK'],
    ['jonas p. weber', 'JPW'],
    ['Ana Maria de la Cruz', 'AMC'],
    ['  Ødegård ', 'Ø'],
    ['priya.nair', 'PN'],
    ['', ''],
  ])('of “%s” are “%s”', (name, initials) => expect(initialsOf(name)).toBe(initials));
});
