import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Content } from 'pdfmake/interfaces.js';
import { assetsFolder } from '../../platform/assets.ts';
import { colours, counted, day, facts, hash, sizes, time } from '../look.ts';
import type { ReportModel } from '../model.ts';
import { evidence } from '../text.ts';

/** The first page: what this is, of whom, by whom, and how it is told apart from any other. */
export function cover(model: ReportModel): Content[] {
  const { assessment, framework, ledger, preparedBy } = model;
  return [
    {
      columns: [
        { width: 22, svg: mark(), fit: [18, 18] },
        { width: '*', text: 'Trailproof', bold: true, fontSize: 11, margin: [2, 3, 0, 0] },
        { width: 'auto', text: status(model), style: 'status', margin: [0, 4, 0, 0] },
      ],
      margin: [0, 0, 0, 128],
    },
    { text: 'CloudTrail evidence report', fontSize: 11, color: colours.accent, bold: true },
    {
      stack: [evidence(model.engagement)],
      fontSize: sizes.title,
      bold: true,
      lineHeight: 1.12,
      margin: [0, 7, 0, 9],
    },
    {
      stack: [evidence(`${framework.name} ${framework.version}`)],
      fontSize: 13.5,
      color: colours.ink2,
      margin: [0, 0, 0, 40],
    },
    facts([
      ['Assessment', evidence(`${assessment.id} · ${assessment.name}`)],
      ['Period (UTC)', period(model)],
      ['Scope', scopeWords(model)],
      ['Prepared by', evidence(`${preparedBy.name}, ${preparedBy.role}`)],
      ['Generated (UTC)', time(model.generatedAt)],
      ['Report', { text: model.id, font: 'Mono', fontSize: sizes.small }],
      ['Signature', signature(model)],
      ['Ledger head', hash(ledger.head)],
    ]),
    {
      text: [
        'Activity evidence from AWS CloudTrail. Not a SOC 2 report, not a PCI DSS Report on Compliance, ',
        'not an ISO certificate, and no auditor’s opinion.',
      ],
      fontSize: sizes.small,
      color: colours.ink3,
      margin: [0, 14, 0, 0],
    },
  ];
}

/** Said only where something is lacking: that a signature is there, only the signature can say. */
function status({ draft, signer }: ReportModel): string {
  if (draft) return 'DRAFT';
  return signer === null ? 'NOT SIGNED' : '';
}

function signature({ signer }: ReportModel): Content | string {
  return signer === null ? 'none' : evidence(`electronic, with the certificate of ${signer.name}`);
}

function mark(): string {
  return readFileSync(join(assetsFolder(), 'icons', 'mark.svg'), 'utf8');
}

/** The period ends before `to`: a whole last day is named by its own date. */
export function period({ assessment: { from, to } }: ReportModel): string {
  const midnight = /T00:00:00/.test(from) && /T00:00:00/.test(to);
  if (!midnight) return `${time(from)} to ${time(to)}, the end not included`;
  const last = day(new Date(Date.parse(to) - 1000).toISOString());
  return `${day(from)} to ${last}, both days included`;
}

export function scopeWords({ assessment: { accounts, regions } }: ReportModel): string {
  const part = (names: readonly string[], one: string): string =>
    names.length === 0 ? `all ${one}s in the archive` : counted(names.length, one);
  return `${part(accounts, 'account')}, ${part(regions, 'region')}`;
}
