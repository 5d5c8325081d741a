import type { AlertRule } from '../../../preload/contract/views.ts';
import { Problem } from '../../../preload/contract/errors.ts';
import { fieldNamed, isTime, type Query } from '../../query/index.ts';

type Field = Extract<Query, { readonly kind: 'present' }>['field'];

/** Fields that are judged or annotated have no value of a record that events could share. */
const shareable = new Set(['account', 'actor', 'who']);

/**
 * The field whose value the events of an alert share, or undefined if any will do.
 *
 * @throws Problem bad_request
 */
export function fieldOfRule({ by }: Pick<AlertRule, 'by'>): Field | undefined {
  if (by === null) return undefined;
  const field = fieldFor(by);
  if (field === undefined || (field.kind === 'derived' && !shareable.has(field.name))) {
    throw new Problem(
      'bad_request',
      `“${by}” is no field that events can share; write one such as sourceIPAddress or who.`,
    );
  }
  return field;
}

/** A time is nothing that events share. */
function fieldFor(name: string): Field | undefined {
  try {
    const field = fieldNamed(name);
    return isTime(field) ? undefined : field;
  } catch (thrown) {
    if (thrown instanceof Problem) return undefined;
    throw thrown;
  }
}
