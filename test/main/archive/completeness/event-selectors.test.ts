import { describe, expect, test } from 'vitest';
import {
  insightsIn,
  selectionIn,
  selectionWords,
  usualSelection,
} from '../../../../main/archive/completeness/event-selectors.ts';

const management = { field: 'eventCategory', equals: ['Management'] };
const data = { field: 'eventCategory', equals: ['Data'] };
const ofObjects = { field: 'resources.type', equals: ['AWS::S3::Object'] };
const advanced = (...lists: object[][]): Record<string, unknown> => ({
  advancedEventSelectors: lists.map((fieldSelectors) => ({ name: 'x', fieldSelectors })),
});
const basic = (...eventSelectors: object[]): Record<string, unknown> => ({ eventSelectors });

/** Examples of the CloudTrail user guide ("Logging management events", "Logging data events"). */
describe('what a trail is told to log', () => {
  // Red if one kind of event hides another, a part of a type is taken for all of it, or what one
  // selector leaves out is said to be left out though another logs it.
  test.each([
    ['a plain trail', basic({ readWriteType: 'All', includeManagementEvents: true }), {}],
    ['reads alone', basic({ readWriteType: 'ReadOnly' }), { management: 'read' }],
    [
      'reads and writes by two selectors',
      basic({ readWriteType: 'ReadOnly' }, { readWriteType: 'WriteOnly' }),
      {},
    ],
    [
      'all but a busy service',
      basic({ readWriteType: 'All', excludeManagementEventSources: ['kms.amazonaws.com'] }),
      { except: ['kms.amazonaws.com'] },
    ],
    [
      'all objects of all buckets, and no management events',
      basic({
        readWriteType: 'All',
        includeManagementEvents: false,
        dataResources: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3'] }],
      }),
      { management: 'none', data: ['AWS::S3::Object'] },
    ],
    [
      'the objects of one bucket',
      basic({
        readWriteType: 'All',
        dataResources: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3:::pay/'] }],
      }),
      { data: ['AWS::S3::Object (in part)'] },
    ],
    ['advanced, all', advanced([management]), {}],
    [
      'advanced, writes without KMS',
      advanced([
        management,
        { field: 'readOnly', equals: ['false'] },
        { field: 'eventSource', notEquals: ['kms.amazonaws.com'] },
      ]),
      { management: 'write', except: ['kms.amazonaws.com'] },
    ],
    [
      'advanced, one type whole and one in part',
      advanced(
        [data, ofObjects],
        [
          data,
          { field: 'resources.type', equals: ['AWS::Lambda::Function'] },
          { field: 'readOnly', equals: ['false'] },
        ],
      ),
      { management: 'none', data: ['AWS::S3::Object', 'AWS::Lambda::Function (in part)'] },
    ],
    [
      'network activity',
      advanced(
        [management],
        [
          { field: 'eventCategory', equals: ['NetworkActivity'] },
          { field: 'eventSource', equals: ['ec2.amazonaws.com'] },
        ],
      ),
      { networkActivity: ['ec2.amazonaws.com'] },
    ],
    [
      'one selector without a service, and another with all (any that fits is enough)',
      basic(
        { readWriteType: 'WriteOnly', excludeManagementEventSources: ['kms.amazonaws.com'] },
        { readWriteType: 'All' },
      ),
      {},
    ],
    [
      'two selectors that both leave out one of their services',
      advanced(
        [management, { field: 'eventSource', notEquals: ['kms.amazonaws.com', 'a'] }],
        [management, { field: 'eventSource', notEquals: ['b', 'kms.amazonaws.com'] }],
      ),
      { except: ['kms.amazonaws.com'] },
    ],
    [
      'reads of a service left out, and its writes logged',
      basic(
        { readWriteType: 'ReadOnly', excludeManagementEventSources: ['kms.amazonaws.com'] },
        { readWriteType: 'WriteOnly' },
      ),
      { except: ['kms.amazonaws.com (read)'] },
    ],
    [
      'a type as a whole beside a part of it',
      advanced([data, ofObjects, { field: 'readOnly', equals: ['true'] }], [data, ofObjects]),
      { management: 'none', data: ['AWS::S3::Object'] },
    ],
    [
      'all buckets, as AWS once wrote them',
      basic({
        readWriteType: 'All',
        dataResources: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3:::'] }],
      }),
      { data: ['AWS::S3::Object'] },
    ],
    [
      'network activity that was refused, and no other',
      advanced([
        { field: 'eventCategory', equals: ['NetworkActivity'] },
        { field: 'eventSource', equals: ['ec2.amazonaws.com'] },
        { field: 'errorCode', equals: ['VpceAccessDenied'] },
      ]),
      { management: 'none', networkActivity: ['ec2.amazonaws.com (in part)'] },
    ],
    [
      'as the API answers it',
      {
        TrailARN: 'arn',
        AdvancedEventSelectors: [
          { FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] },
        ],
      },
      {},
    ],
  ] as const)('%s', (_, said, differs) => {
    expect(selectionIn(said)).toEqual({ ...usualSelection, ...differs });
  });

  test('what is no selector says nothing', () => {
    for (const said of [
      {},
      { eventSelectors: null },
      { advancedEventSelectors: [] },
      { refused: '' },
    ]) {
      expect(selectionIn(said)).toBeUndefined();
    }
    expect(insightsIn({ refused: 'no permission' })).toBeUndefined();
    expect(insightsIn({ InsightSelectors: [{ InsightType: 'ApiErrorRateInsight' }] })).toEqual([
      'ApiErrorRateInsight',
    ]);
  });

  test('is told in one line', () => {
    expect(selectionWords(usualSelection, null)).toBe(
      'management events (read and write); no data events; no network activity events; whether insights is not known',
    );
  });
});
