import type { Anchor, LedgerEntry, Verification } from '../../preload/contract/integrity.ts';

export const exampleCheck: Verification = {
  kind: 'archive',
  valid: true,
  trust: 'not checked',
  checks: [
    { name: 'file', ok: true, detail: 'SQLite finds no damage in the file' },
    {
      name: 'originals',
      ok: true,
      detail: '61,926 originals have the SHA-256 they are kept under',
    },
    { name: 'index', ok: true, detail: '1,204,518 events lie where the index says, byte for byte' },
    {
      name: 'ledger chain',
      ok: true,
      detail: '1,284 entries, each holds the hash of the one before',
    },
    { name: 'replay', ok: true, detail: 'every paper is what the ledger makes of it' },
    {
      name: 'anchors',
      ok: true,
      detail:
        'not anchored: no head of this ledger has left the file, so that a ledger that was rewritten as a whole cannot be excluded',
    },
  ],
};

export const exampleReportCheck: Verification = {
  kind: 'report',
  valid: false,
  trust: 'not checked',
  checks: [
    {
      name: 'signature',
      ok: true,
      detail: 'PAdES B-B by “M. Keller”, whole file but what follows',
    },
    {
      name: 'bytes after signing',
      ok: false,
      detail: 'one byte at 104,233 differs from what was signed',
    },
    { name: 'attachments', ok: true, detail: '3 embedded files have the SHA-256 the report names' },
  ],
};

const sentences: readonly (readonly [act: string, sentence: string])[] = [
  ['control.concluded', 'Control 5.2 concluded: deviation'],
  ['control.concluded', 'Control 5.1 concluded: not-evaluable'],
  ['event.annotated', '1 events annotated'],
  [
    'assessment.created',
    'Assessment “CIS monitoring, FY26 H1” on cis-aws-foundations@7.0.0 created',
  ],
  ['import.finished', 'Import 1 finished: 1,203,314 of 1,203,330 records indexed'],
];

/** An invented ledger, newest entry first. */
export function exampleLedger(total: number, offset: number, limit: number): LedgerEntry[] {
  return Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, step) => {
    const index = offset + step;
    const seq = total - index;
    const [act, sentence] = sentences[index] ?? [
      'import.step',
      `${(48).toLocaleString('en')} objects of import 1 sealed`,
    ];
    return {
      chain: 'maria-keller@bench',
      seq,
      at: new Date(Date.parse('2026-11-20T17:21:00Z') - index * 7000).toISOString(),
      author: 'Maria Keller',
      act,
      sentence,
      hash: (seq * 7919).toString(16).padStart(64, '9f3a'),
    };
  });
}

/** Invented heads that left the file. */
export const exampleAnchors: Anchor[] = [
  {
    kind: 'report',
    at: '2026-11-20T16:58:11Z',
    by: 'Maria Keller',
    name: 'TP-7C1D-0042',
    head: '51c0'.padEnd(60, '0') + 'aa17',
    acts: 1190,
    entry: '77aa'.padEnd(64, '0'),
  },
  {
    kind: 'time stamp',
    at: '2026-11-20T17:12:40Z',
    by: 'Example Time-Stamping Unit 3',
    name: '',
    head: '8e02'.padEnd(60, '0') + '0f3c',
    acts: 1262,
    entry: '91bb'.padEnd(64, '0'),
  },
];
