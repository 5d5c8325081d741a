import { describe, expect, test } from 'vitest';
import { indexWords } from '../../../../main/archive/text/index-words.ts';
import { addTo, archiveOf, record } from '../archive-of.ts';
import { idsOf, indexedArchive, linksIn } from './linked.ts';

const updated = (originalEventID: unknown, more: object = {}) =>
  record({
    addendum: {
      reason: 'UPDATED_DATA',
      updatedFields: 'responseElements',
      originalRequestID: 'r-0',
      originalEventID,
    },
    ...more,
  });

describe('an addendum that corrects', () => {
  // Red if it depends on the order of arrival, or if one of the two ways is not told.
  test.each(['before', 'after'])('is linked both ways, %s its original arrived', async (order) => {
    const original = record();
    const addendum = updated(original['eventID']);
    const [first, second] = order === 'after' ? [original, addendum] : [addendum, original];
    const archive = await archiveOf([first]);
    await indexWords(archive.write);
    if (order === 'before') {
      const early = linksIn(archive, addendum['eventID']).addendum;
      expect(early).toMatchObject({ state: 'absent', original: { events: [] } });
      expect(early?.originalSentence).toContain('the original is not in this archive');
    }
    await addTo(archive, [second]);
    await indexWords(archive.write);
    const said = linksIn(archive, addendum['eventID']);
    expect(said.addendum).toMatchObject({ reason: 'UPDATED_DATA', state: 'found' });
    expect(said.addendum?.sentence).toContain('responseElements');
    expect(said.addendum && idsOf(said.addendum.original)).toEqual([original['eventID']]);
    expect(idsOf(said.correctedBy)).toEqual([]);
    const corrected = linksIn(archive, original['eventID']);
    expect(corrected.addendum).toBeNull();
    expect(idsOf(corrected.correctedBy)).toEqual([addendum['eventID']]);
    archive.remove();
  });

  // Red if an eventID is taken for unique beyond its account and region.
  test('does not correct the same eventID of another account', async () => {
    const id = '22222222-0000-4000-8000-000000000001';
    const other = record({ eventID: id, recipientAccountId: '999988887777' });
    const addendum = updated(id);
    const archive = await indexedArchive([other, addendum]);
    expect(linksIn(archive, addendum['eventID']).addendum).toMatchObject({ state: 'absent' });
    expect(idsOf(linksIn(archive, id).correctedBy)).toEqual([]);
    archive.remove();
  });

  // Red if it is listed as its own original, or as its own correction.
  test('may point to itself', async () => {
    const eventID = '33333333-0000-4000-8000-000000000001';
    const archive = await indexedArchive([updated(eventID, { eventID })]);
    const links = linksIn(archive, eventID);
    expect(links.addendum).toMatchObject({ state: 'itself', original: { events: [] } });
    expect(links.correctedBy.events).toEqual([]);
    archive.remove();
  });

  // Red if a record that mentions the eventID elsewhere is taken for a correction.
  test('is not a record that only mentions the eventID', async () => {
    const original = record();
    const mentions = record({ requestParameters: { originalEventID: original['eventID'] } });
    const archive = await indexedArchive([original, mentions]);
    expect(idsOf(linksIn(archive, original['eventID']).correctedBy)).toEqual([]);
    archive.remove();
  });

  test('may name its original by the request alone', async () => {
    const original = record({ requestID: 'request-7' });
    const addendum = record({
      requestID: 'request-7',
      addendum: { reason: 'UPDATED_DATA', originalRequestID: 'request-7' },
    });
    const archive = await indexedArchive([original, addendum]);
    const said = linksIn(archive, addendum['eventID']).addendum;
    expect(said && idsOf(said.original)).toEqual([original['eventID']]);
    expect(idsOf(linksIn(archive, original['eventID']).correctedBy)).toEqual([addendum['eventID']]);
    archive.remove();
  });
});

test.each([
  ['DELIVERY_DELAY', /late \(DELIVERY_DELAY\)/],
  ['SERVICE_OUTAGE', /outage/],
  ['SOMETHING_NEW', /SOMETHING_NEW/],
])('a record that came for %s says so, and names no original', async (reason, says) => {
  const late = record({ addendum: { reason } });
  const archive = await indexedArchive([late]);
  const said = linksIn(archive, late['eventID']).addendum;
  expect(said).toMatchObject({ reason, state: 'unnamed', originalSentence: '' });
  expect(said?.sentence).toMatch(says);
  archive.remove();
});

describe('records that share an id', () => {
  // Red if the record lists itself, or one that holds the id in another member.
  test('are linked by requestID and by sharedEventID, each of them once', async () => {
    const shared = { requestID: 'req-1', sharedEventID: 'shared-1' };
    const one = record(shared);
    const copy = record({ ...shared, recipientAccountId: '999988887777' });
    const sibling = record({ requestID: 'req-1' });
    const other = record({ requestParameters: { requestID: 'req-1', id: 'shared-1' } });
    const archive = await indexedArchive([one, copy, sibling, other]);
    const links = linksIn(archive, one['eventID']);
    expect(idsOf(links.sameShared)).toEqual([copy['eventID']]);
    expect(idsOf(links.sameRequest)).toEqual([sibling['eventID']]);
    expect(links.sameRequest.more).toBe(false);
    archive.remove();
  });

  // Red if every record with a common word is read, or if a list that is cut does not say so.
  test('are listed up to twenty, and then it is said that there are more', async () => {
    const many = Array.from({ length: 300 }, () => record({ requestID: 'same' }));
    const archive = await indexedArchive(many);
    const { sameRequest } = linksIn(archive, many[0]?.['eventID']);
    expect(sameRequest.events).toHaveLength(20);
    expect(sameRequest.more).toBe(true);
    archive.remove();
  });

  test('are not sought where there is no id', async () => {
    const one = record({ requestID: '' });
    const archive = await indexedArchive([one, record(), record({ requestID: '' })]);
    const links = linksIn(archive, one['eventID']);
    expect(links.sameRequest).toEqual({ events: [], more: false });
    archive.remove();
  });
});
