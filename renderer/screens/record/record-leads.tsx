import { ScanSearch, UserSearch } from 'lucide-react';
import type { ReactElement } from 'react';
import type { EventRef } from '../../../preload/contract/ids.ts';
import { useActs } from '../../app/acts.ts';
import { useApp } from '../../app/app-context.ts';
import { Button } from '../../ui/index.ts';

/** From the record that is read to what happened around it, and to all about whom and what it names. */
export function RecordLeads({ event }: { readonly event: EventRef }): ReactElement {
  const { dialog, acts } = useApp();
  useActs({
    around: () => dialog.set({ kind: 'around', event }),
    subjects: () => dialog.set({ kind: 'subjects', event }),
  });
  return (
    <div className="record-leads">
      <Button
        size="small"
        kind="quiet"
        icon={<ScanSearch size={13} />}
        shortcut="x"
        onPress={() => acts.run('around')}
      >
        In context…
      </Button>
      <Button
        size="small"
        kind="quiet"
        icon={<UserSearch size={13} />}
        shortcut="i"
        onPress={() => acts.run('subjects')}
      >
        All about…
      </Button>
    </div>
  );
}
