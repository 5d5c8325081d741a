import type { ReactElement } from 'react';
import { SplitView, Tabs } from '../../ui/index.ts';
import { useApp } from '../../app/app-context.ts';
import { paneSize, rememberPaneSize } from '../../app/pane-size.ts';
import { CheckCard } from './check-card.tsx';
import { HeadPanel } from './head-panel.tsx';
import { KeepingBar } from './keeping-bar.tsx';
import { Ledger } from './ledger.tsx';
import { Trail } from './trail/trail.tsx';
import './integrity.css';

/**
 * Is the archive as it was, who did what in it, and what would show if somebody rewrote it; and beside
 * it, is the client's trail complete.
 */
export function Integrity({ view }: { readonly view?: 'trail' | undefined }): ReactElement {
  const app = useApp();
  return (
    <Tabs
      label="What is checked"
      selected={view ?? 'archive'}
      onChange={(id) =>
        app.go(id === 'trail' ? { at: 'integrity', view: id } : { at: 'integrity' })
      }
      tabs={[
        { id: 'archive', label: 'This archive', content: <ArchiveView /> },
        { id: 'trail', label: 'Completeness of the trail', content: <Trail /> },
      ]}
    />
  );
}

function ArchiveView(): ReactElement {
  return (
    <SplitView
      minMain={520}
      end={{
        label: 'Width of the explanation',
        size: paneSize('integrity', 340, 0.22),
        min: 280,
        max: 480,
        content: <HeadPanel />,
      }}
      onResizeEnd={(_side, size) => rememberPaneSize('integrity', size)}
    >
      <main className="integrity" aria-label="Integrity">
        <CheckCard />
        <KeepingBar />
        <Ledger />
      </main>
    </SplitView>
  );
}
