import type { Content } from 'pdfmake/interfaces.js';
import type { ReportModel } from '../model.ts';
import { printable } from '../printable.ts';
import { chapter, facts, mono } from '../style.ts';
import { count, moment } from '../words.ts';

/** How it was done, and where it ends. */
export function methodPage({ assessment, custody }: ReportModel): Content[] {
  return [
    chapter('Scope, method and limitations'),
    facts([
      ['Framework', `${printable(assessment.framework.name)} ${assessment.framework.version}`],
      ['Framework file', mono(`SHA-256 ${assessment.frameworkHash}`)],
      ['Period', `${moment(assessment.from)} to ${moment(assessment.to)} UTC, end excluded`],
      ['Accounts', listOr(assessment.accounts, 'all in the archive')],
      ['Regions', listOr(assessment.regions, 'all in the archive')],
      ['Created', `${moment(assessment.createdAt)} UTC by ${printable(assessment.createdBy.name)}`],
    ]),
    { text: 'Method', style: 'h2' },
    {
      text: 'The original log files were archived bit for bit and indexed. Each control has a rule in the Sigma language, pinned to this assessment by its hash. The rule was applied to every event of the period and scope; what it found is the control’s population, bound by a hash over time, eventID, file and place of each event. A person read the population, noted and concluded. Every act is an entry of a hash-chained ledger with its author and time.',
      lineHeight: 1.25,
    },
    { text: 'Limitations', style: 'h2' },
    {
      ul: [
        'Logs show activity, not configuration. A control that asks for a configuration or for an alarm is “not evaluable from logs” until other evidence is attached.',
        'The report speaks of the records in the archive. Whether everything was logged and delivered was not tested for this report.',
        'A session is named as its caller named it. A person is named only as far as the record goes.',
        `${count(custody.rejected)} records could not be read and are in no population; ${count(custody.conflicts)} records have the eventID of another record with other content and are counted as events of their own.`,
      ],
      lineHeight: 1.2,
    },
  ];
}

function listOr(names: readonly string[], all: string): string {
  return names.length === 0 ? all : names.map(printable).join(', ');
}
