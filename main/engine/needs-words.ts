import type { ExportFormat } from '../../preload/contract/exports.ts';
import type { Session } from './session.ts';

/**
 * True if files of these formats tell less as long as words are not indexed: the value before of an
 * Activity Record is found by them. An archive that is only read keeps what it has.
 */
export function needsWords({ archive }: Session, formats: readonly ExportFormat[]): boolean {
  return !archive.isReadOnly && formats.some((format) => format.startsWith('activity-records'));
}
