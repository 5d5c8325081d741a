import type { Certificate, DisposalPlan, Retention } from '../../preload/contract/retention.ts';
import type { FakeBridge } from './fake-bridge.ts';

const said = (reason: string): { reason: string; by: string; at: string } => ({
  reason,
  by: 'Maria Keller',
  at: '2026-11-20T17:30:00Z',
});

const sha256 = 'c0de'.padEnd(64, '0');

const examplePlan: DisposalPlan = {
  objects: [{ object: 12, name: '/mnt/trail/AWSLogs/111122223333/one.json.gz', sha256 }],
  bytes: 20_480,
  events: 41,
  livingOn: 2,
  duplicates: 3,
  conflicts: 0,
  rejected: 1,
  refusals: [],
};

const exampleCertificate: Certificate = {
  certificate: 'trailproof-disposal-1',
  says: 'The archive named here was removed.',
  engagement: 'Northwind Payments · FY26 H1',
  file: 'Northwind FY26 H1.trailproof',
  bytes: 512_340_112,
  sha256,
  ledger: { head: sha256, acts: 1290 },
  createdAt: '2026-11-20T16:38:00Z',
  from: null,
  to: null,
  objects: 61_926,
  events: 1_204_518,
  conflicts: 17,
  rejected: 1,
  disposed: 1,
  assessments: 1,
  continues: null,
  accounts: [],
  regions: [],
  keptUntil: null,
  disposedAt: '2026-11-20T18:00:00Z',
  by: { name: 'Maria Keller', initials: 'MK', role: 'auditor' },
  reason: 'Over.',
  early: null,
  program: 'Trailproof 0.1.0',
};

/** Answers the calls about keeping and disposing; remembers the date and the hold. */
export function answerRetention({ handle }: FakeBridge, onDisposed: () => void): void {
  let state: Retention = { keptUntil: null, hold: null, disposals: [], swept: true };
  handle('retention.state', () => state);
  handle('retention.keepUntil', ({ day, reason }) => {
    state = { ...state, keptUntil: { day, ...said(reason) } };
    return state;
  });
  handle('retention.hold', ({ act, reason }) => {
    state = { ...state, hold: act === 'place' ? said(reason) : null };
    return state;
  });
  handle('retention.objects', () => ({
    total: 1,
    objects: [
      {
        object: 12,
        name: '/mnt/trail/AWSLogs/111122223333/one.json.gz',
        again: 0,
        sha256,
        kind: 'log',
        size: 20_480,
        records: 47,
        duplicates: 3,
        rejected: 1,
        disposed: null,
      },
    ],
  }));
  handle('retention.plan', () => examplePlan);
  handle('retention.dispose', ({ reason }) => {
    const { refusals: _, ...done } = examplePlan;
    const disposal = { ...said(reason), objects: 1, events: 41, names: ['one.json.gz'] };
    state = { ...state, disposals: [disposal, ...state.disposals] };
    return { ...done, seq: 1285, hash: sha256, texts: 9, swept: true };
  });
  handle('retention.sweep', () => state);
  handle('retention.disposeEngagement', () => {
    onDisposed();
    return exampleCertificate;
  });
}
