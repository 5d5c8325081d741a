import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../../fixtures/temp.ts';
import { archiveOf, expectRefusal, run, withOwnHome } from './command-line.ts';

withOwnHome();

const period = ['--from', '2026-01-01', '--to', '2026-07-01'];
const cis = ['--framework', 'cis-aws-foundations@7.0.0'];
const me = ['--as', 'Maria Keller'];

// Red if a code in exit-codes.ts changes, or if a library's own message gets through as it is.
describe('a mistake of usage ends with 2 and one line that says what to write', () => {
  test.each([
    ['an unknown command', ['serch'], /unknown command 'serch' \(Did you mean search\?\)/i],
    [
      'an unknown flag',
      ['search', '', '--archive', 'x', '--formt', 'csv'],
      /unknown option '--formt'/i,
    ],
    ['a missing flag', ['search', ''], /required option '--archive <file>' not specified/i],
    ['a missing argument', ['import', '--archive', 'x'], /missing required argument 'path'/i],
    ['a query that is not quoted', ['search', 'a', '=', 'b', '--archive', 'x'], /too many arg/i],
    ['a flag without its value', ['search', '', '--archive'], /argument missing/],
    ['no number', ['search', '', '--archive', 'x', '--limit', 'ten'], /'--limit <n>'.*ten/],
    ['a negative number', ['demo', '--out', 'x', '--events=-5'], /'--events <n>'.*-5.*whole/],
    ['a format that does not exist', ['search', '', '--archive', 'x', '--format', 'xml'], /jsonl/],
    ['a result that does not exist', ['conclude', '--result', 'fine'], /no-deviation/],
    [
      'columns without a table',
      ['search', '', '--archive', 'x', '--columns', 'who'],
      /--columns belongs to --format csv, not to jsonl/,
    ],
    [
      'an order of what has none',
      ['search', '', '--archive', 'x', '--format', 'count', '--sort', 'who'],
      /--sort puts events in order; count prints none/,
    ],
    ['no such archive', ['search', '', '--archive', '/nowhere/a'], /\/nowhere\/a does not exist/],
    ['no such file to verify', ['verify', '/nowhere/a'], /\/nowhere\/a cannot be read: no such/],
    ['no such file to import', ['import', '/nowhere/a', '--archive', 'x'], /\/nowhere\/a cannot/],
    ['too few events', ['demo', '--out', 'x', '--events', '5'], /from 100 to/],
    [
      'a password for archives',
      ['frameworks', '--archive-password-env', 'P'],
      /password yet; leave/,
    ],
  ])('%s', async (_what, argv, says) => {
    expectRefusal(await run(...argv), 2, says);
  });

  test.each([
    ['a bad query', ['search', 'eventName ='], /At character 12: a value is missing/],
    [
      'no date',
      ['search', '', '--from', 'yesterday'],
      /“yesterday” is no time; write it like 2026/,
    ],
    ['a day that does not exist', ['search', '', '--to', '2026-02-30'], /“2026-02-30” is no time/],
    ['a day without its zone', ['search', '', '--to', '2026-02-03T10:00'], /is no time; write/],
    ['a 25th hour', ['search', '', '--to', '2026-02-03T25:00:00Z'], /is no time/],
    [
      'an unknown framework',
      ['assess', '--framework', 'x@1', ...period, ...me],
      /no framework x@1/,
    ],
    [
      'a period that ends before it begins',
      ['assess', ...cis, '--from', '2026-07-01', '--to', '2026-01-01', ...me],
      /before it begins; turn it round/,
    ],
    [
      'nobody who acts',
      ['assess', ...cis, ...period],
      /--as "Your Name", or set TRAILPROOF_PERSON/,
    ],
    ['a nameless person', ['annotate', '--query', '', '--note', 'x', '--as', ' '], /Say who acts/],
    ['no event to annotate', ['annotate', '--note', 'x', ...me], /either --event or --query/],
    [
      'an event that is not there',
      ['annotate', '--event', 'e', '--note', 'x', ...me],
      /no event e/,
    ],
    [
      'nothing to say',
      ['annotate', '--query', '', ...me],
      /needs a note, a tag, a star or a status/,
    ],
    [
      'a note beside taking back',
      ['annotate', '--withdraw', '1', '--note', 'x', ...me],
      /--note says nothing beside --withdraw/,
    ],
    [
      'a reason beside editing',
      ['annotate', '--edit', '1', '--note', 'x', '--reason', 'y', ...me],
      /--reason says nothing beside --edit/,
    ],
    [
      'a star beside hiding',
      ['annotate', '--hide-resolved', '--star', ...me],
      /--star says nothing beside --hide-resolved/,
    ],
    [
      'the colour of no tag',
      ['annotate', '--query', '', '--note', 'x', '--colour', 'red', ...me],
      /--colour is of a tag/,
    ],
    [
      'a status without its reason',
      ['annotate', '--query', '', '--status', 'resolved', ...me],
      /needs a reason/,
    ],
    [
      'an assessment that is not there',
      [
        'conclude',
        '--assessment',
        'A-7',
        '--control',
        '1',
        '--result',
        'deviation',
        '--rationale',
        'x',
        ...me,
      ],
      /A-7/,
    ],
    ['a report of none', ['report', '--assessment', 'A-7', '--out', 'x.pdf', ...me], /A-7/],
    [
      'a key without its password',
      ['report', '--assessment', 'A-1', '--out', 'x.pdf', '--p12', 'k.p12', ...me],
      /--password-env NAME/,
    ],
  ])('%s, on an archive', async (_what, argv, says) => {
    const archive = await archiveOf();
    expectRefusal(await run(...argv, '--archive', archive), 2, says);
  });
});

test('help and version are no mistakes', async () => {
  const help = await run('--help');
  expect(help).toMatchObject({ exit: 0, err: '' });
  for (const command of ['demo', 'import', 'search', 'assess', 'report', 'verify']) {
    expect(help.out).toMatch(new RegExp(`^ +${command} `, 'm'));
  }
  expect(help.out).toContain('130 interrupted');
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(await run('--version')).toMatchObject({
    exit: 0,
    err: '',
    out: `Trailproof ${version}\n`,
  });
});

test('no command at all shows the help, on stderr', async () => {
  const ran = await run();
  expect(ran).toMatchObject({ exit: 2, out: '' });
  expect(ran.err).toContain('Usage: trailproof');
});

test('the help says what --wait-search waits for today, and the flag is understood', async () => {
  const { out } = await run('import', '--help');
  expect(out.replaceAll(/\s+/g, ' ')).toContain(
    '--wait-search return when the words of all records are indexed too; otherwise the next window does it',
  );
  const archive = join(tempFolder(), 'a.trailproof');
  const ran = await run('import', 'package.json', '--archive', archive, '--wait-search');
  expect(ran.exit).toBe(1);
});
