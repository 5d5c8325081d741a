import { FolderOpen, Trash2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { exportFormats, exportForms, type ExportFormat } from '../../preload/contract/exports.ts';
import type { Ticket } from '../../preload/contract/ids.ts';
import { mostPlannedExports } from '../../preload/contract/schedules.ts';
import type { SavedView } from '../../preload/contract/views.ts';
import { Button, IconButton, SectionLabel, Select, type Option } from '../ui/index.ts';
import { useApp } from './app-context.ts';
import { lastPart } from './format.ts';
import { attempt } from './problems.ts';

/** A view that a schedule is to write: `folder` as it is shown, `into` once it was chosen anew. */
export interface ExportWish {
  readonly view: string;
  readonly format: ExportFormat;
  readonly folder: string | null;
  readonly into: Ticket | null;
}

const formats = exportFormats.map((id): Option<ExportFormat> => ({
  id,
  label: exportForms[id].label,
}));

export interface PlannedExportsProps {
  readonly views: readonly SavedView[];
  readonly wishes: readonly ExportWish[];
  readonly onChange: (wishes: readonly ExportWish[]) => void;
}

/** The views that are written to files after each run. */
export function PlannedExports({ views, wishes, onChange }: PlannedExportsProps): ReactElement {
  const app = useApp();
  const left = views.filter(({ name }) => wishes.every(({ view }) => view !== name));
  const put = (at: number, change: Partial<ExportWish>): void =>
    onChange(wishes.map((each, index) => (index === at ? { ...each, ...change } : each)));
  const choose = async (at: number): Promise<void> => {
    const [place] = await app.client.call('paths.choose', { purpose: 'export-folder' });
    if (place !== undefined) put(at, { into: place.ticket, folder: place.name });
  };
  const [next] = left;
  return (
    <section className="app-exports" aria-label="Views written after each run">
      <SectionLabel>Views written after each run</SectionLabel>
      <p className="ui-quiet">
        {views.length === 0
          ? 'Save a view in Events first; each run can then write it to a file.'
          : 'A file for each run, also when it finds nothing; secrets of records are left out.'}
      </p>
      {wishes.map((wish, at) => (
        <div key={wish.view} className="app-export">
          <Select
            label={`View ${at + 1}`}
            isLabelHidden
            options={[wish.view, ...left.map(({ name }) => name)].map((id) => ({ id, label: id }))}
            value={wish.view}
            onChange={(view) => put(at, { view, folder: wish.folder })}
          />
          <Select
            label={`Format of “${wish.view}”`}
            isLabelHidden
            options={formats}
            value={wish.format}
            onChange={(format) => put(at, { format })}
          />
          <Button
            icon={<FolderOpen size={14} />}
            onPress={() => attempt(() => choose(at))}
            aria-label={`Folder for “${wish.view}”${wish.folder === null ? '' : `, now ${wish.folder}`}`}
          >
            {wish.folder === null ? 'Folder…' : lastPart(wish.folder)}
          </Button>
          <IconButton
            label={`Do not write “${wish.view}”`}
            size="small"
            icon={<Trash2 size={14} />}
            onPress={() => onChange(wishes.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      {next !== undefined && wishes.length < mostPlannedExports && (
        <Button
          size="small"
          onPress={() =>
            onChange([...wishes, { view: next.name, format: 'csv', folder: null, into: null }])
          }
        >
          Write a view…
        </Button>
      )}
    </section>
  );
}
