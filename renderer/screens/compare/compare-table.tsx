import { useState, type ReactElement } from 'react';
import type { EventRecord } from '../../../preload/contract/domain.ts';
import { formatTime } from '../../app/format.ts';
import { useApp } from '../../app/app-context.ts';
import { EmptyState } from '../../ui/index.ts';
import type { ComparedField } from './compare-records.ts';

/** Longer values are cut, and shown whole on request. */
const SHOWN = 240;

export interface CompareTableProps {
  readonly records: readonly EventRecord[];
  readonly fields: readonly ComparedField[];
}

/** Fields as rows, events as columns. A difference is a sign and a word as well as a colour. */
export function CompareTable({ records, fields }: CompareTableProps): ReactElement {
  const app = useApp();
  if (fields.length === 0) {
    return (
      <EmptyState title="The records say the same">
        No field differs between these events; show all fields to read them.
      </EmptyState>
    );
  }
  return (
    // What scrolls is reached by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="compare-scroll" aria-label="Comparison" tabIndex={0}>
      <table className="compare-table">
        <caption className="ui-hidden">Fields of the events side by side</caption>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col" className="compare-sign">
              Compared
            </th>
            {records.map(({ row, eventID }, at) => (
              <th key={row.ref} scope="col" aria-label={`Event ${at + 1}: ${row.eventName}`}>
                <button
                  type="button"
                  title={`${eventID}: show it among the events`}
                  onClick={() => {
                    app.follow.set(row.ref);
                    app.go({ at: 'events' });
                  }}
                >
                  <span className="ui-strong">
                    {at + 1} · {row.eventName}
                  </span>
                  <span className="ui-mono">{formatTime(row.eventTime)}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <Row key={field.path} field={field} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({
  field: { path, values, differs },
}: {
  readonly field: ComparedField;
}): ReactElement {
  return (
    <tr data-differs={differs || undefined}>
      <th scope="row">{path}</th>
      <td className="compare-sign">
        <span aria-hidden="true">{differs ? '≠' : '='}</span> {differs ? 'differs' : 'same'}
      </td>
      {values.map((value, at) => (
        // Events keep their places.
        // oxlint-disable-next-line react/no-array-index-key
        <td key={at} data-unlike={(differs && value !== values[0]) || undefined}>
          {value === undefined ? (
            <span className="compare-absent">absent</span>
          ) : (
            <Value text={value} />
          )}
        </td>
      ))}
    </tr>
  );
}

function Value({ text }: { readonly text: string }): ReactElement {
  const [isWhole, setWhole] = useState(false);
  if (text.length <= SHOWN) return <>{text}</>;
  return (
    <>
      {isWhole ? text : `${text.slice(0, SHOWN)}…`}{' '}
      <button type="button" className="compare-more" onClick={() => setWhole(!isWhole)}>
        {isWhole ? 'less' : `all ${text.length.toLocaleString('en')} characters`}
      </button>
    </>
  );
}
