import type { FileDetail, FileRecord } from './activity-file.ts';

/** The namespace of Netwrix Auditor's activity records. */
export const activityNamespace = 'http://schemas.netwrix.com/api/v1/activity_records/';

export const xmlHead = `<?xml version="1.0" encoding="UTF-8"?>\n<ActivityRecordList xmlns="${activityNamespace}">\n`;
export const xmlFoot = '</ActivityRecordList>\n';

/** One Activity Record as an element; see docs/activity-records.xsd. */
export function xmlOf(record: FileRecord): string {
  const { MonitoringPlan, Item, DetailList = [], ...texts } = record;
  const { Action, DataSource, ...rest } = texts;
  return [
    '<ActivityRecord>',
    element('Action', Action),
    `<MonitoringPlan>${element('Name', MonitoringPlan.Name)}</MonitoringPlan>`,
    element('DataSource', DataSource),
    `<Item>${element('Name', Item.Name)}</Item>`,
    ...Object.entries(rest).map(([name, text]) => element(name, text)),
    ...(DetailList.length === 0
      ? []
      : [`<DetailList>${DetailList.map(detail).join('')}</DetailList>`]),
    '</ActivityRecord>\n',
  ].join('');
}

function detail(each: FileDetail): string {
  const elements = Object.entries(each).map(([name, text]) => element(name, String(text)));
  return `<Detail>${elements.join('')}</Detail>`;
}

function element(name: string, text: string): string {
  return `<${name}>${escaped(text)}</${name}>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
