import { expect, test } from 'vitest';
import { indexWords } from '../../../main/archive/text/index-words.ts';
import { countEvents, linksOf, everyRef, parseQuery } from '../../../main/query/index.ts';
import { archiveOfTexts, record } from './archive-of.ts';

// Red with a call for each level: one hostile record would end every search and every indexing.
test('a record that is twenty thousand levels deep is searched as any other', async () => {
  const deep = `${'[{"y":'.repeat(10_000)}"needle thread 7"${'}]'.repeat(10_000)}`;
  const text = JSON.stringify(record({ requestParameters: 'DEEP' })).replace('"DEEP"', deep);
  const archive = await archiveOfTexts([[text, JSON.stringify(record())]]);
  const queries = ['needle', '"needle thread"', '*eedl*', 'requestParameters:"thread"', 'thread 7'];
  const counts = () => queries.map((query) => countEvents(archive.read, parseQuery(query)));
  expect(counts()).toEqual(queries.map(() => 1));
  await indexWords(archive.write);
  expect(counts()).toEqual(queries.map(() => 1));
  const [ref = 0] = everyRef(archive.read, parseQuery('needle'));
  expect(linksOf(archive.read, archive.readRecord, ref).credentials).toBeNull();
  archive.remove();
});
