import type { Conclusion } from '../../preload/contract/assessment.ts';
import type {
  Annotation,
  Engagement,
  GrantedPath,
  ImportRun,
  Preferences,
  Profile,
} from '../../preload/contract/domain.ts';
import { Problem } from '../../preload/contract/errors.ts';
import { ControlId, Ticket } from '../../preload/contract/ids.ts';
import {
  exampleAssessment,
  exampleConclusion,
  exampleControls,
  exampleFramework,
  examplePaper,
} from './example-assessment.ts';
import { exampleAccounts, exampleEvent, exampleRegions, findExample } from './example-events.ts';
import {
  exampleAnchors,
  exampleCheck,
  exampleLedger,
  exampleReportCheck,
} from './example-integrity.ts';
import { answerActivity } from './example-activity.ts';
import { answerCollect } from './example-collect.ts';
import { answerCompleteness } from './example-completeness.ts';
import { answerComplete } from './example-complete.ts';
import { answerOverview } from './example-overview.ts';
import { answerRetention } from './example-retention.ts';
import { answerViews } from './example-views.ts';
import { answerTable } from './example-table.ts';
import { exampleLinks } from './example-links.ts';
import { exampleNote, examplePerson, exampleRecord } from './example-record.ts';
import {
  exampleIgnored,
  exampleImport,
  exampleRejections,
  exampleRuns,
} from './example-sources.ts';
import { createFakeBridge, type FakeBridge } from './fake-bridge.ts';

const EVENTS = 1_204_518;
const SEARCHED = 4000;
const ticket = (digit: number): Ticket =>
  Ticket.parse(`${String(digit).repeat(8)}-0000-4000-8000-000000000000`);
const head = '9f3a'.padEnd(60, '0') + '41bd';

export const exampleEngagement: Engagement = {
  name: 'Northwind Payments · FY26 H1',
  file: 'Northwind FY26 H1.trailproof',
  folder: '/home/maria/engagements',
  bytes: 512_340_112,
  readOnly: false,
  continues: null,
  createdAt: '2026-11-20T16:38:00Z',
  objects: 61_926,
  events: EVENTS,
  conflicts: 17,
  rejected: 1,
  accounts: exampleAccounts,
  regions: exampleRegions,
  from: '2025-10-01T00:00:12Z',
  to: '2026-03-31T23:58:41Z',
  assessments: 1,
  ledger: { head, acts: 1284, anchoredAt: null, actsSinceAnchor: 1284 },
};

export const examplePath = (name: string, kind: GrantedPath['kind'], digit = 7): GrantedPath => ({
  ticket: ticket(digit),
  name,
  folder: '/home/maria/northwind',
  kind,
});

export interface ExampleOptions {
  readonly engagement?: Engagement | null;
  readonly profile?: Profile | null;
}

/** A main with an invented engagement in it: it remembers notes, conclusions and preferences. */
export function createExampleBridge(options: ExampleOptions = {}): FakeBridge {
  const bridge = createFakeBridge();
  const { handle, emit } = bridge;
  let profile = options.profile === undefined ? examplePerson : options.profile;
  let preferences: Preferences = {
    theme: 'system',
    density: 'comfortable',
    authority: '',
    tourSeen: true,
    staysInTray: false,
  };
  let open = options.engagement === undefined ? exampleEngagement : options.engagement;
  let runs: ImportRun[] = open === null || open.events === 0 ? [] : exampleRuns;
  let acts = open?.ledger.acts ?? 0;
  const notes = new Map<number, Annotation[]>([
    [
      exampleEvent(4).ref,
      [
        exampleNote(
          'No change ticket for this window. StartLogging follows 38 minutes later by the same session. Asked the client for the incident record (PBC 14).',
          1281,
          '2026-11-20T09:42:00Z',
        ),
      ],
    ],
  ]);
  const conclusions = new Map<string, Conclusion[]>([
    ['5.1', [exampleConclusion('not-evaluable', 'No evidence of an alarm was handed in.', 3)]],
    [
      '5.2',
      [
        exampleConclusion('not-evaluable', 'No evidence of an alarm was handed in.', 4),
        exampleConclusion(
          'deviation',
          'Nine sign-ins of IAM users without MFA in March; the client’s policy asks for MFA. No alarm exists (request 14).',
          5,
        ),
      ],
    ],
  ]);

  const requireOpen = (): Engagement => {
    if (open === null) throw new Problem('no_engagement', 'No engagement is open.');
    return open;
  };
  const change = (next: Engagement | null): Engagement | null => {
    open = next;
    emit('engagement.changed', open);
    return open;
  };
  const act = (): { acts: number; seq: number; hash: string } => {
    const engagement = requireOpen();
    acts += 1;
    change({ ...engagement, ledger: { ...engagement.ledger, acts } });
    return { acts: 1, seq: acts, hash: head };
  };
  const full = (): Engagement => {
    runs = exampleRuns;
    change(exampleEngagement);
    return exampleEngagement;
  };
  const controls = () =>
    exampleControls().map((control) => ({
      ...control,
      conclusion: conclusions.get(control.id)?.at(-1)?.result ?? null,
    }));

  handle('app.info', () => ({
    version: '0.1.0',
    electron: '45.4.1',
    chromium: '152.0.7411.20',
    node: '24.21.0',
    runtime: 'try-out',
    development: true,
    platform: 'linux',
  }));
  handle('app.preferences', () => preferences);
  handle('app.setPreferences', (part) => {
    preferences = {
      theme: part.theme ?? preferences.theme,
      density: part.density ?? preferences.density,
      authority: part.authority ?? preferences.authority,
      tourSeen: part.tourSeen ?? preferences.tourSeen,
      staysInTray: part.staysInTray ?? preferences.staysInTray,
    };
    emit('preferences.changed', preferences);
    return preferences;
  });
  handle('app.profile', () => profile);
  handle('app.setProfile', (next) => (profile = next));
  handle('app.recents', () => [
    {
      ticket: ticket(1),
      name: 'Northwind Payments · FY26 H1',
      folder: '/home/maria/engagements',
      openedAt: '2026-11-20T16:38:00Z',
      missing: false,
    },
    {
      ticket: ticket(2),
      name: 'Contoso Health · SOC 2 readiness',
      folder: '/home/maria/engagements/contoso',
      openedAt: '2026-10-02T08:12:00Z',
      missing: false,
    },
    {
      ticket: ticket(3),
      name: 'Fabrikam · incident 2026-08',
      folder: '/media/usb/fabrikam',
      openedAt: '2026-08-19T21:40:00Z',
      missing: true,
    },
  ]);
  handle('app.copy', () => null);
  handle('app.reveal', () => null);
  handle('paths.choose', ({ purpose, suggestedName = 'report' }) => {
    switch (purpose) {
      case 'new-engagement':
        return [examplePath(`${suggestedName}.trailproof`, 'new')];
      case 'open-engagement':
        return [examplePath('Northwind FY26 H1.trailproof', 'file')];
      case 'import-files':
        return [examplePath('lookup-events-1.json', 'file')];
      case 'import-folder':
        return [examplePath('trail-logs', 'folder')];
      case 'signing-key':
        return [examplePath('maria-keller.p12', 'file', 8)];
      case 'report':
        return [examplePath(`${suggestedName}.pdf`, 'new', 9)];
      case 'roll-over':
        return [examplePath(`${suggestedName}.trailproof`, 'new', 4)];
      case 'backup':
        return [examplePath(`${suggestedName}.trailproof`, 'new', 5)];
      case 'export-csv':
      case 'export-jsonl':
      case 'export-log':
      case 'export-xml':
      case 'export-json':
        return [examplePath(`${suggestedName}.${purpose.slice('export-'.length)}`, 'new', 5)];
      case 'certificate':
      case 'export-views':
      case 'proof':
        return [examplePath(`${suggestedName}.json`, 'new', 5)];
      case 'import-views':
        return [examplePath('Views.json', 'file', 3)];
      case 'export-folder':
      case 'schedule-units':
        return [examplePath('units', 'folder', 2)];
      case 'verify':
      case 'compare-reports':
        return [examplePath('northwind-cis-fy26h1.pdf', 'file', 6)];
    }
  });

  handle('engagement.current', () => open);
  handle('engagement.create', ({ name }) => {
    acts = 1;
    runs = [];
    const empty: Engagement = {
      ...exampleEngagement,
      name,
      file: `${name}.trailproof`,
      bytes: 118_784,
      objects: 0,
      events: 0,
      conflicts: 0,
      rejected: 0,
      accounts: [],
      regions: [],
      from: null,
      to: null,
      assessments: 0,
      ledger: { head, acts, anchoredAt: null, actsSinceAnchor: acts },
    };
    change(empty);
    return empty;
  });
  handle('engagement.open', full);
  handle('engagement.example', full);
  handle('engagement.close', () => (change(null), null));

  handle('sources.import', () => {
    full();
    return exampleImport;
  });
  handle('sources.runs', () => runs);
  handle('sources.run', ({ run }) => ({
    rejections: run === 1 ? exampleRejections : [],
    ignored: run === 2 ? [] : exampleIgnored,
  }));
  handle('jobs.cancel', () => null);

  const foundBy = (query: string): number[] => {
    if (/[=:(]\s*$/.test(query)) {
      throw new Problem('bad_query', 'After “=” a value is missing; write one, or * for any.', {
        position: query.length,
      });
    }
    return findExample(query, SEARCHED);
  };
  const wholly = { isDone: true, searched: 1 };
  handle('events.search', ({ query }) =>
    query === ''
      ? {
          ...wholly,
          result: String(requireOpen().events),
          events: '',
          found: requireOpen().events,
          seconds: 0.0012,
          sentence: 'Every event.',
          conditions: [],
        }
      : {
          ...wholly,
          result: '',
          events: '',
          found: foundBy(query).length,
          seconds: 0.004,
          conditions: [],
          sentence: `Events where any indexed field contains ${JSON.stringify(query)}, or the eventID is exactly that. Capitals count only where it says “exactly”.`,
        },
  );
  const rowAt = (index: number) => {
    const row = exampleEvent(index);
    return { ...row, notes: notes.get(row.ref)?.length ?? 0 };
  };
  handle('events.page', ({ query, offset, limit }) => {
    const all = requireOpen().events;
    const found = query === '' ? null : foundBy(query);
    return Array.from({ length: limit }, (_, step) => offset + step)
      .filter((at) => at < (found?.length ?? all))
      .map((at) => rowAt(found?.[at] ?? at));
  });
  answerActivity({ handle }, act);
  handle('events.links', ({ ref }) => exampleLinks(ref));
  handle('events.record', ({ ref }) => exampleRecord(ref, notes.get(ref) ?? []));
  handle('events.add', () => ({
    ref: exampleEvent(4).ref,
    eventID: '6c9d2f0e-1111-4222-8333-444455556666',
  }));
  handle('events.annotate', ({ events, note }) => {
    for (const ref of events) {
      const now = new Date().toISOString();
      const said = exampleNote(note ?? '', acts + 1, now);
      notes.set(ref, [...(notes.get(ref) ?? []), { ...said, note: note ?? null }]);
    }
    return annotated();
  });
  const annotated = () => ({ ...act(), chain: 'MK@bench' });
  handle('annotations.withdraw', annotated);
  handle('annotations.edit', annotated);
  handle('annotations.colour', annotated);
  handle('annotations.tags', () => [{ tag: 'logging', colour: 'blue', events: 1 }]);
  let hidesResolved = false;
  handle('annotations.view', () => ({ hidesResolved, by: null, at: null }));
  handle('annotations.hideResolved', ({ hide }) => {
    hidesResolved = hide;
    return annotated();
  });
  let isHiding = false;
  const told = (isOn: boolean) => {
    isHiding = isOn;
    emit('privacy.changed', { isOn });
    return annotated();
  };
  handle('privacy.state', () => ({ isOn: isHiding, by: null, at: null, reason: null }));
  handle('privacy.turnOn', () => told(true));
  handle('privacy.lift', () => told(false));
  handle('privacy.shown', ({ texts }) => ({ texts }));
  handle('events.refs', ({ query, ranges }) => {
    const found = query === '' ? null : foundBy(query);
    return ranges.flatMap(([from, to]) =>
      Array.from(
        { length: to - from + 1 },
        (_, step) => rowAt(found?.[from + step] ?? from + step).ref,
      ),
    );
  });

  answerTable(bridge, (query) => (query === '' ? null : foundBy(query)));

  handle('events.prove', ({ out }) => {
    act();
    return { file: 'proof.json', ticket: out, bytes: 3120, sha256: head, head, anchor: 'none' };
  });

  handle('assessment.frameworks', () => [exampleFramework]);
  handle('assessment.list', () =>
    requireOpen().assessments > 0 ? [exampleAssessment(controls())] : [],
  );
  handle('assessment.create', () => {
    change({ ...requireOpen(), assessments: 1 });
    act();
    return exampleAssessment(controls());
  });
  const controlOf = (id: string) => {
    const control = controls().find((each) => each.id === id);
    if (control === undefined) throw new Problem('not_found', `There is no control ${id}.`);
    return control;
  };
  handle('assessment.workpaper', ({ control }) =>
    examplePaper(controlOf(control), conclusions.get(control) ?? []),
  );
  handle('assessment.population', ({ control, offset, limit }) => {
    const { population } = controlOf(control);
    return Array.from({ length: limit }, (_, step) => offset + step)
      .filter((at) => at < population)
      .map((at) => rowAt(at * 4 + 4));
  });
  handle('assessment.conclude', ({ control, result, rationale }) => {
    const id = ControlId.parse(control);
    const made = exampleConclusion(result, rationale, acts % 50);
    conclusions.set(id, [...(conclusions.get(id) ?? []), made]);
    return act();
  });

  handle('report.create', ({ signing }) => {
    if (signing?.password === 'wrong') {
      throw new Problem('wrong_password', 'The password does not open maria-keller.p12.');
    }
    return {
      file: 'northwind-cis-fy26h1.pdf',
      ticket: ticket(9),
      pages: 48,
      bytes: 1_204_112,
      signed: signing !== null,
      level: signing === null ? 'none' : 'B-B',
      signer: signing === null ? null : 'Maria Keller',
      sha256: head,
      recorded: true,
    };
  });
  const searched = (name: string) => ({
    name,
    file: `${name}.trailproof`,
    folder: '/home/maria/engagements',
    events: 2000,
  });
  let others: string[] = [];
  const engagements = () => [requireOpen().name, ...others].map(searched);
  handle('across.engagements', engagements);
  handle('across.add', ({ tickets }) => {
    others = [...others, ...tickets.map((_, at) => `Contoso ${others.length + at + 1}`)];
    return engagements();
  });
  handle('across.remove', ({ engagement }) => {
    others = others.filter((_, at) => at !== engagement - 1);
    return engagements();
  });
  handle('across.count', ({ query }) => ({
    count: foundBy(query).length,
    each: engagements().map(() => foundBy(query).length),
    seconds: 0.01,
    sentence: 'Every event.',
  }));
  handle('across.page', ({ query, offset, limit }) =>
    foundBy(query)
      .slice(offset, offset + limit)
      .map((at) => ({ engagement: 0, name: requireOpen().name, row: rowAt(at) })),
  );
  handle('across.record', ({ ref }) => exampleRecord(ref, []));
  answerCompleteness(bridge);
  answerCollect(bridge);
  answerRetention(bridge, () => change(null));
  answerOverview(bridge, foundBy);
  answerComplete(bridge);
  answerViews(bridge);
  handle('integrity.verify', () => exampleCheck);
  handle('integrity.timestamp', () => {
    const { seq, hash } = act();
    return { head, at: '2026-11-20T17:30:00Z', authority: 'Example Unit 3', seq, hash };
  });
  handle('integrity.anchors', () => exampleAnchors);
  handle('integrity.verifyFile', () => exampleReportCheck);
  handle('integrity.backup', () => ({
    file: '/media/usb/Northwind FY26 H1 (copy).trailproof',
    ticket: ticket(5),
    bytes: 498_221_056,
    head,
  }));
  handle('integrity.compact', () => ({ before: 512_340_112, after: 498_221_056 }));
  handle('integrity.rollOver', ({ name }) => {
    const next = {
      ...requireOpen(),
      name,
      continues: requireOpen().name,
      events: 0,
      assessments: 0,
    };
    change(next);
    return next;
  });
  handle('integrity.ledger', ({ offset, limit }) => ({
    total: acts,
    entries: exampleLedger(acts, offset, limit),
  }));
  return bridge;
}
