import { describe, expect, it } from 'vitest';
import { callTable, type CallName, type Input } from '../../../preload/contract/calls.ts';
import { createExampleBridge, examplePath } from '../../fake-bridge/example-bridge.ts';
import { exampleEvent } from '../../fake-bridge/example-events.ts';
import { exampleFramework } from '../../fake-bridge/example-assessment.ts';
import { createFakeBridge } from '../../fake-bridge/fake-bridge.ts';

const { ticket } = examplePath('a', 'file');
const job = '11111111-1111-4111-8111-111111111111';
const onControl = { assessment: 'A-1', control: '5.5' };
const collecting = {
  signIn: { profile: 'client', role: null, externalId: null },
  wanted: { of: 'history', accounts: 'own', regions: [], from: null, to: null },
};
const page = { offset: 0, limit: 200 };

/** One fitting input for every call there is; a call without one does not compile. */
const inputs: { readonly [N in CallName]: Record<keyof Input<N>, unknown> | object } = {
  'app.info': {},
  'app.preferences': {},
  'app.setPreferences': { theme: 'dark' },
  'app.profile': {},
  'app.setProfile': { name: 'A', initials: 'A', role: 'reviewer' },
  'app.recents': {},
  'app.copy': { text: 'x' },
  'app.reveal': { ticket },
  'paths.choose': { purpose: 'verify' },
  'engagement.current': {},
  'engagement.create': { ticket, name: 'New' },
  'engagement.open': { ticket },
  'engagement.example': { job },
  'sources.import': { job, tickets: [ticket] },
  'sources.runs': {},
  'sources.run': { run: 1 },
  'jobs.cancel': { job },
  'collect.profiles': {},
  'collect.test': { job, ...collecting },
  'collect.start': { job, ...collecting },
  'collect.code': { job, ask: 0, code: '123456' },
  'collect.policies': {
    principal: null,
    externalId: null,
    organization: false,
    s3: null,
    kmsKey: null,
  },
  'events.search': { query: 'what = StopLogging' },
  'events.page': { query: '', result: '3 3', ...page },
  'events.overview': { query: 'DescribeInstances', result: '3 3', limits: { event: 50 } },
  'events.whyNothing': { query: 'what = StopLoging', result: '' },
  'events.complete': { query: 'wh', caret: 2 },
  'events.narrow': {
    query: '',
    change: { kind: 'include', tests: [{ field: 'actor', value: 'priya.nair' }] },
  },
  'events.record': { ref: exampleEvent(4).ref },
  'events.links': { ref: exampleEvent(4).ref },
  'events.add': { kind: 'PhoneCall', at: '2026-03-14T02:20:00Z', what: 'x' },
  'events.activity': { ref: exampleEvent(4).ref },
  'events.meanings': {
    names: [{ eventSource: 'cloudtrail.amazonaws.com', eventName: 'StopLogging' }],
  },
  'events.export': {
    job,
    what: { kind: 'query', query: '' },
    from: null,
    to: null,
    format: 'csv',
    redact: true,
    out: ticket,
  },
  'events.annotate': { events: [exampleEvent(4).ref], note: 'Seen.' },
  'events.refs': { query: '', result: '3 3', ranges: [[0, 3]] },
  'events.field': { field: 'requestParameters.name' },
  'events.cells': { refs: [exampleEvent(4).ref], fields: ['requestParameters.name'] },
  'events.place': { query: '', result: '3 3', ref: exampleEvent(4).ref },
  'events.copy': {
    query: '',
    result: '3 3',
    ranges: [[0, 3]],
    as: 'tsv',
    fields: ['eventName'],
    redact: true,
  },
  'annotations.withdraw': { act: { chain: 'MK@bench', seq: 1 } },
  'annotations.edit': { act: { chain: 'MK@bench', seq: 1 }, note: 'Seen twice.' },
  'annotations.tags': {},
  'annotations.colour': { tag: 'logging', colour: 'blue' },
  'annotations.view': {},
  'annotations.hideResolved': { hide: true },
  'privacy.state': {},
  'privacy.turnOn': {},
  'privacy.shown': { texts: ['maria'] },
  'privacy.lift': { reason: 'Interview' },
  'events.prove': { ref: exampleEvent(4).ref, out: ticket },
  'assessment.frameworks': {},
  'assessment.list': {},
  'assessment.create': {
    framework: exampleFramework.id,
    name: 'CIS',
    from: '2025-10-01T00:00:00Z',
    to: '2026-04-01T00:00:00Z',
    accounts: [],
    regions: [],
  },
  'assessment.workpaper': onControl,
  'assessment.population': { ...onControl, ...page },
  'assessment.conclude': { ...onControl, result: 'deviation', rationale: 'Because.' },
  'report.create': { assessment: 'A-1', out: ticket, draft: false, signing: null },
  'integrity.verify': { job },
  'integrity.timestamp': { authority: 'https://tsa.example.com' },
  'integrity.anchors': {},
  'integrity.verifyFile': { job, ticket },
  'integrity.backup': { job, out: ticket },
  'integrity.compact': { job },
  'integrity.rollOver': { out: ticket, name: 'Next' },
  'integrity.ledger': page,
  'across.engagements': {},
  'across.add': { tickets: [ticket] },
  'across.remove': { engagement: 1 },
  'across.count': { query: 'what = StopLogging' },
  'across.page': { query: '', ...page },
  'across.record': { engagement: 0, ref: exampleEvent(4).ref },
  'retention.state': {},
  'retention.keepUntil': { day: '2031-03-31', reason: 'ISA 230' },
  'retention.hold': { act: 'place', reason: 'A dispute' },
  'retention.objects': { run: 1, ...page },
  'retention.plan': { originals: ['0'.repeat(64)] },
  'retention.dispose': { originals: ['0'.repeat(64)], reason: 'Another client’s' },
  'retention.sweep': {},
  'retention.disposeEngagement': {
    name: 'Northwind Payments · FY26 H1',
    reason: 'Over',
    early: null,
    certificate: ticket,
  },
  'views.list': {},
  'views.save': {
    view: { name: 'Root', query: 'identityKind = root', table: null, pinned: true, alert: null },
  },
  'views.pin': { id: 'V-1', pinned: false },
  'views.remove': { id: 'V-1' },
  'views.export': { ids: [], out: ticket },
  'views.import': { ticket },
  'alerts.list': { limit: 50 },
  'alerts.acknowledge': { ids: ['R-1'], note: null },
  'schedules.list': {},
  'schedules.save': {
    plan: {
      name: 'Every night',
      when: { kind: 'daily', at: '02:00', zone: 'Europe/Berlin' },
      ...collecting,
    },
    exports: [{ view: 'Root', format: 'csv', into: ticket }],
  },
  'schedules.remove': { id: 'S-1' },
  'schedules.run': { id: 'S-1', job },
  'schedules.tick': { job },
  'schedules.units': { id: 'S-1', system: 'systemd', program: '/usr/bin/trailproof' },
  'schedules.saveUnits': {
    id: 'S-1',
    system: 'launchd',
    program: '/usr/bin/trailproof',
    out: ticket,
  },
  'completeness.check': { job, from: null, to: null },
  'completeness.day': { account: '1', region: 'eu-central-1', day: '2026-02-02' },
  'completeness.logs': { object: 7 },
  'completeness.note': {
    gaps: [
      {
        account: '1',
        region: 'eu-central-1',
        from: '2026-02-02T00:00:00Z',
        to: '2026-02-02T01:00:00Z',
      },
    ],
    note: 'Ticket 17',
  },
  'engagement.close': {},
};

describe('the test double', () => {
  it('has an answer for every call of the contract, and each fits it', async () => {
    const bridge = createExampleBridge();
    for (const [name, input] of Object.entries(inputs)) {
      expect({ name, answer: await bridge.call(name, input) }).toMatchObject({
        name,
        answer: { ok: true },
      });
    }
    expect(Object.keys(inputs).toSorted()).toEqual([...callTable.keys()].toSorted());
  });

  it('refuses what main would refuse', async () => {
    const bridge = createFakeBridge();
    const codeOf = async (name: string, input: unknown): Promise<unknown> => {
      const answer = await bridge.call(name, input);
      return answer.ok ? 'ok' : answer.problem.code;
    };
    expect(await codeOf('constructor', {})).toBe('unknown_call');
    expect(await codeOf('sources.run', { run: 'one' })).toBe('bad_request');
    expect(() => bridge.emit('engine.state', { state: 'odd', message: '' } as never)).toThrow();
  });

  it('trades dropped files for tickets', async () => {
    const bridge = createFakeBridge();
    bridge.onDrop((files) => files.map(({ name }) => examplePath(name, 'file')));
    const answer = await bridge.drop([new File([], 'a.json.gz')]);
    expect(answer).toMatchObject({ ok: true, value: [{ name: 'a.json.gz' }] });
  });
});
