import { useMemo, useState, type ReactElement } from 'react';
import { useApp } from '../../app/app-context.ts';
import { openValueMenu } from '../../app/value-menu.tsx';
import { EmptyState, JsonTree, SearchField } from '../../ui/index.ts';
import { memberValue } from './member-value.ts';

/** The record's members as a tree. */
export function Fields({ raw }: { readonly raw: string }): ReactElement {
  const app = useApp();
  const [words, setWords] = useState('');
  const value = useMemo(() => parsed(raw), [raw]);
  if (value === undefined) {
    return (
      <EmptyState title="No fields to show">
        The record’s text is not JSON; see Raw record.
      </EmptyState>
    );
  }
  return (
    <div className="record-fields">
      <SearchField label="Find in fields" placeholder="Find" value={words} onChange={setWords} />
      <JsonTree
        label="Fields"
        value={value}
        search={words}
        depth={3}
        onMenu={(pointer, event) => {
          const member = memberValue(raw, value, pointer);
          openValueMenu(app, event, member === undefined ? [] : [member]);
        }}
      />
    </div>
  );
}

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw) as unknown;
  } catch {
    return undefined;
  }
}
