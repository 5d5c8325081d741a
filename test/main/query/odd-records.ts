import { record } from './archive-of.ts';

const user = (more: object): object => ({
  userIdentity: { type: 'IAMUser', userName: 'maria', arn: 'arn:aws:iam::1:user/maria', ...more },
});

/** Records with what queries stumble over. */
export const oddRecords: readonly Record<string, unknown>[] = [
  record({ eventName: 'StopLogging' }),
  record({ eventName: 'stoplogging', errorCode: 'AccessDenied' }),
  record({ eventName: 'GetObject', errorCode: null, readOnly: true }),
  record({ ...user({ userName: 'Maria' }), additionalEventData: { MFAUsed: 'No' } }),
  record({ ...user({ userName: 'ÄÖ ß \u212A İ' }), eventName: '😀' }),
  record({ ...user({ userName: `'; DROP TABLE event; --` }), userAgent: '%_*?\\' }),
  record({ userAgent: 'a\u0000b', eventName: 'a\u0000c' }),
  record({ sourceIPAddress: '10.1.2.3', requestParameters: { n: 5 } }),
  record({ sourceIPAddress: 's3.amazonaws.com', requestParameters: { n: '5', items: [] } }),
  record({ requestParameters: { items: [{ name: 'Get' }, { name: 'maria' }], n: -2 } }),
  record({ requestParameters: { 'a.b': 'us', a: { b: 'no' } }, readOnly: false }),
  record({ requestParameters: { n: 6.25, deep: { deeper: ['StopLogging', null] } } }),
  record({ resources: [{ ARN: 'arn:x' }, { ARN: 'arn:maria' }], p_own: 'null' }),
  record({ requestParameters: {}, responseElements: {}, resources: [] }),
];
