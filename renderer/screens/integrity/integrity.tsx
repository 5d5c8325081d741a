import type { ReactElement } from 'react';
import { SplitView } from '../../ui/index.ts';
import { paneSize, rememberPaneSize } from '../../app/pane-size.ts';
import { CheckCard } from './check-card.tsx';
import { HeadPanel } from './head-panel.tsx';
import { KeepingBar } from './keeping-bar.tsx';
import { Ledger } from './ledger.tsx';
import './integrity.css';

/** Is the archive as it was, who did what in it, and what would show if somebody rewrote it. */
export function Integrity(): ReactElement {
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
