import type { Content } from 'pdfmake/interfaces.js';
import { bullets, chapter, colours, counted, facts, hash, label, sizes, time } from '../look.ts';
import type { ReportModel } from '../model.ts';
import { evidence } from '../text.ts';
import { period, scopeWords } from './cover.ts';

/** Names listed one by one; more are counted. */
const mostNames = 60;

/** What was looked at, how, and what limits that sets. */
export function method(model: ReportModel): Content[] {
  const { archive, assessment, framework } = model;
  return [
    chapter('Scope, period and method', '3'),
    facts([
      ['Period (UTC)', period(model)],
      ['Scope', scopeWords(model)],
      ['Accounts', names(assessment.accounts.length > 0 ? assessment.accounts : archive.accounts)],
      ['Regions', names(assessment.regions.length > 0 ? assessment.regions : archive.regions)],
      ['Archive', archiveWords(model)],
      ['Framework', evidence(`${framework.name} ${framework.version}, ${framework.publisher}`)],
      ['Framework pinned as', hash(framework.sha256)],
      ['Assessment created', createdWords(model)],
    ]),
    label('Method'),
    bullets([
      'CloudTrail files were imported as they were delivered and are kept bit for bit. Every record is found again by object, position and length inside its file.',
      'For every control a rule, written in the open Sigma format, was applied to all records in period and scope when the assessment was created. Framework and rules were pinned at that moment: later versions change nothing here.',
      'What a rule found is the control’s population. It is counted and hashed over time, event ID, file hash and position of each event, so that anybody with the archive can repeat it and compare.',
      'A person looked at the populations, noted what they saw, and concluded each control with a reason. Every act stands in a ledger in which each entry contains the hash of the one before.',
    ]),
    label('Limitations'),
    bullets([
      'CloudTrail shows what was called, by which identity, with what result. It does not show configuration, intent, or whether anybody reacted.',
      'An absence of events proves absence of activity only where logging was on for the whole period. This report does not test that.',
      'A control that asks for configuration or for an alarm is “not evaluable from logs” unless other evidence is attached.',
      'Where our rule departs from the framework’s printed condition, the control’s section says so.',
    ]),
    { text: 'All times are UTC.', fontSize: sizes.small, color: colours.ink3 },
  ];
}

function names(list: readonly string[]): Content {
  const shown = list.slice(0, mostNames).join(', ');
  const more = list.length - mostNames;
  return evidenceList(more > 0 ? `${shown} and ${more} more` : shown || 'none');
}

function evidenceList(text: string): Content {
  return { stack: [evidence(text)], fontSize: sizes.small };
}

function archiveWords({ archive }: ReportModel): string {
  const { objects, events, conflicts, rejected, from, to } = archive;
  const span = from === null || to === null ? '' : `, ${time(from)} to ${time(to)}`;
  const flagged = [
    conflicts > 0 ? counted(conflicts, 'conflict') : '',
    rejected > 0 ? `${counted(rejected, 'record')} rejected` : '',
  ].filter(Boolean);
  return `${counted(objects, 'file')}, ${counted(events, 'event')}${span}${flagged.length > 0 ? ` (${flagged.join(', ')})` : ''}`;
}

function createdWords({ assessment }: ReportModel): Content {
  return evidence(`${time(assessment.createdAt)} by ${assessment.createdBy.name}`);
}
