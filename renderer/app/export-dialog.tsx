import { useState, type ReactElement } from 'react';
import {
  exportFormats,
  exportForms,
  mostExported,
  type ExportFormat,
} from '../../preload/contract/exports.ts';
import { Callout, Checkbox, formatCount, RadioGroup, type Option } from '../ui/index.ts';
import { useApp } from './app-context.ts';
import { AskDialog } from './ask-dialog.tsx';
import { exportEvents, type ExportTarget } from './export-events.ts';
import { formatInstant, plural } from './format.ts';
import { useRemembered } from './memory.ts';
import { realNames } from './privacy-words.ts';
import { useAsked } from './use-asked.ts';
import { periodWords } from './period-words.ts';
import { useEnds } from './use-ends.ts';
import { usePrivacy } from './use-privacy.ts';

export interface ExportDialogProps {
  readonly target: ExportTarget;
  readonly onClose: () => void;
}

const descriptions: Readonly<Record<ExportFormat, string>> = {
  csv: 'for a spreadsheet; no cell can act as a formula',
  jsonl: 'each record whole, on a line of its own',
  raw: 'byte for byte as archived',
  'activity-records-xml': 'who, action, what, when, where, details',
  'activity-records-json': 'the same in JSON',
};
const formats = exportFormats.map((id): Option<ExportFormat> => ({
  id,
  label: exportForms[id].label,
  description: descriptions[id],
}));

/** Asks which events go into a file, and in which form. */
export function ExportDialog({ target, onClose }: ExportDialogProps): ReactElement {
  const app = useApp();
  const isHiding = usePrivacy();
  const { selected, sentence } = target;
  const isTooMany = selected !== undefined && selected.count > mostExported;
  const hasSelection = selected !== undefined && !isTooMany;
  const [of, setOf] = useState<'selection' | 'all'>(hasSelection ? 'selection' : 'all');
  const [format, setFormat] = useRemembered<ExportFormat>('export.format', 'csv');
  const [redact, setRedact] = useState(true);
  const asked = useAsked({
    isReady: true,
    act: () => exportEvents(app, target, { isSelection: of === 'selection', format, redact }),
    onClose,
  });
  return (
    <AskDialog
      asked={asked}
      answer="Choose the file…"
      onClose={onClose}
      title="Export events"
      intro="The file is yours to keep safe; the ledger keeps who exported what, and the file’s SHA-256."
    >
      <div className="app-form">
        {selected === undefined ? (
          <p className="ui-selectable">
            {allWords(target)}. <span className="ui-quiet">{sentence}</span>
          </p>
        ) : (
          <RadioGroup
            label="Which"
            options={[
              {
                id: 'selection',
                label: `The selected ${plural(selected.count, 'event')}`,
                isDisabled: isTooMany,
                description: isTooMany
                  ? `not more than ${formatCount(mostExported)} at once; filter for them instead`
                  : undefined,
              },
              { id: 'all', label: allWords(target), description: sentence },
            ]}
            value={of}
            onChange={setOf}
          />
        )}
        {of === 'all' && <Period target={target} />}
        <RadioGroup label="As" options={formats} value={format} onChange={setFormat} />
        {format !== 'csv' && (
          <Checkbox
            isSelected={redact}
            onChange={setRedact}
            description={
              format === 'raw'
                ? 'a record that held one is no longer the original bytes'
                : 'known by their names, such as sessionToken; how many is told'
            }
          >
            Leave out session tokens and other secrets
          </Checkbox>
        )}
        {isHiding && <Callout tone="information">{realNames('The file')}</Callout>}
        {asked.error !== undefined && <Callout tone="exception">{asked.error}</Callout>}
      </div>
    </AskDialog>
  );
}

/** Which time the file covers: what was asked for, and what was found of it. */
function Period({ target }: { readonly target: ExportTarget }): ReactElement {
  const { first, last } = useEnds(target);
  const asked = target.period === null ? '' : periodWords(target.period);
  const ends =
    first === undefined || last === undefined
      ? ''
      : `first event ${formatInstant(first)}, last ${formatInstant(last)}`;
  return (
    <p className="ui-selectable">
      Time: {[asked, ends].filter(Boolean).join('; ') || 'as the search asks'}.{' '}
      <span className="ui-quiet">To export another time, choose it on the timeline first.</span>
    </p>
  );
}

function allWords({ found, isDone }: ExportTarget): string {
  return isDone
    ? `Everything found: ${plural(found, 'event')}`
    : `Everything found: ${plural(found, 'event')} by now`;
}
