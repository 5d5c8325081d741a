import type { ReactElement } from 'react';
import type { Custody } from '../../../preload/contract/domain.ts';
import { useApp } from '../../app/app-context.ts';
import { formatInstant } from '../../app/format.ts';
import { attempt } from '../../app/problems.ts';
import { askWithPerson } from '../../app/person.ts';
import { Button, formatCount, Hash, SectionLabel } from '../../ui/index.ts';

export interface CustodyBlockProps {
  readonly custody: Custody;
  readonly onCopy: (text: string) => Promise<void>;
  readonly isReadOnly?: boolean | undefined;
}

/** Where exactly the record lies in the original that was handed in. */
export function CustodyBlock({ custody, onCopy, isReadOnly }: CustodyBlockProps): ReactElement {
  const app = useApp();
  const { object, sha256, ordinal, records, offset, length, importedAt, importedBy } = custody;
  return (
    <section className="record-custody" aria-label="Custody">
      <SectionLabel>Custody</SectionLabel>
      <p className="record-object ui-selectable">{object}</p>
      <p className="ui-selectable">
        record {formatCount(ordinal + 1)} of {formatCount(records)} · bytes {formatCount(offset)}–
        {formatCount(offset + length - 1)} of its text
      </p>
      <p>
        <span className="record-custody-label">SHA-256 of the file</span>{' '}
        <Hash value={sha256} label="SHA-256 of the file" keep={8} onCopy={onCopy} />
      </p>
      <p className="record-custody-label ui-selectable">
        imported {formatInstant(importedAt)} by {importedBy}
      </p>
      {isReadOnly !== true && (
        <Button
          size="small"
          kind="quiet"
          onPress={() =>
            attempt(() => askWithPerson(app, { kind: 'dispose', originals: [sha256] }))
          }
        >
          Dispose of this original…
        </Button>
      )}
    </section>
  );
}
