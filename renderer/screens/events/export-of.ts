import type { Histogram } from '../../../preload/contract/overview.ts';
import type { AnnotationTarget } from '../../app/annotating.ts';
import type { App } from '../../app/app.ts';
import { attempt } from '../../app/problems.ts';
import { askWithPerson } from '../../app/person.ts';
import type { Found } from './use-search.ts';

/** The act that asks how to export a result; there is none while nothing has been searched for. */
export function exportOf(
  app: App,
  found: Found | undefined,
  selected: Pick<AnnotationTarget, 'count' | 'events'> | undefined,
  histogram: Histogram | null | undefined,
): (() => void) | undefined {
  if (found === undefined) return undefined;
  const { query, result, isDone, sentence } = found;
  const period = histogram?.period ?? null;
  const target = { query, result, period, found: found.found, isDone, sentence, selected };
  return () => attempt(() => askWithPerson(app, { kind: 'export', target }));
}
