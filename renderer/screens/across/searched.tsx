import { Plus } from 'lucide-react';
import type { ReactElement } from 'react';
import { useApp } from '../../app/app-context.ts';
import { removeSearched } from '../../app/across.ts';
import { useCall } from '../../app/calls.ts';
import { attempt } from '../../app/problems.ts';
import { Button, formatCount, Tag } from '../../ui/index.ts';
import type { AcrossFound } from './use-across.ts';

/** The engagements that are searched, each with what it holds of the result. */
export function Searched({ found }: { readonly found: AcrossFound | undefined }): ReactElement {
  const app = useApp();
  const engagements = useCall('across.engagements', {}).data ?? [];
  return (
    <header className="across-searched">
      <h2>Searched</h2>
      <ul aria-label="Engagements">
        {engagements.map(({ name, file, folder }, at) => (
          <li key={`${folder}/${file}`} title={`${file} in ${folder}`}>
            <Tag
              onRemove={at === 0 ? undefined : () => attempt(() => removeSearched(app, at))}
            >{`${name}${found?.each[at] === undefined ? '' : ` · ${formatCount(found.each[at])}`}`}</Tag>
          </li>
        ))}
      </ul>
      <Button
        size="small"
        icon={<Plus size={13} />}
        onPress={() => app.dialog.set({ kind: 'add-searched' })}
      >
        Add engagements…
      </Button>
      <Button size="small" kind="quiet" onPress={() => app.go({ at: 'events' })}>
        Only this one
      </Button>
    </header>
  );
}
