/** What the schedulers of three systems are told: collect, at these times, with this command line. */
import type { When } from '../../../preload/contract/schedules.ts';
import { Problem } from '../../../preload/contract/errors.ts';

/** A collection for a scheduler of the system. */
export interface UnitOrder {
  /** For people. */
  readonly name: string;
  readonly when: When;
  /** The command and its arguments, each as it shall arrive. */
  readonly words: readonly string[];
}

/** A file of a unit. */
export interface UnitText {
  readonly name: string;
  readonly text: string;
  /** How its system wants it written. */
  readonly encoding: 'utf8' | 'utf16le';
}

/** The files, and what to do with them. */
export interface Unit {
  readonly files: readonly UnitText[];
  readonly install: string;
}

/** A name for files: letters, digits and hyphens of ASCII. */
export function fileNameOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
  return `trailproof-${plain || 'collect'}`;
}

/** No scheduler's file can say a control character safely. @throws Problem bad_request */
export function refuseControls(order: UnitOrder): void {
  for (const word of [order.name, ...order.words]) {
    if (/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(word)) {
      throw new Problem(
        'bad_request',
        'A name or a path holds a character that no scheduler can be told; rename the folder.',
      );
    }
  }
}

/** To be said of a scheduler that knows no zone; empty where hours do not depend on one. */
export function zoneWords(when: When): string {
  if (when.kind !== 'daily') return '';
  return ` It runs by the machine’s own clock: set it to ${when.zone}, or change the hour.`;
}

/** Text for XML 1.0, between tags or quotation marks. */
export function xml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
