import { useState, type ReactElement } from 'react';
import type { Assessment } from '../../../preload/contract/assessment.ts';
import type { ControlId, EventRef } from '../../../preload/contract/ids.ts';
import { useActs } from '../../app/acts.ts';
import { useApp } from '../../app/app-context.ts';
import { paneSize, rememberPaneSize } from '../../app/pane-size.ts';
import { SplitView } from '../../ui/index.ts';
import { RecordPanel } from '../record/record-panel.tsx';
import { Navigator } from './navigator.tsx';
import { Paper } from './paper.tsx';

export interface PapersProps {
  readonly list: readonly Assessment[];
  readonly assessment: Assessment;
  readonly control: ControlId | undefined;
}

/** An item of a population that is open beside the paper, and how to go on from it. */
export interface OpenItem {
  readonly event: EventRef;
  readonly step: (by: number) => void;
  readonly focus: () => void;
}

/** The papers of one assessment: controls at the left, the paper, the item that is open. */
export function Papers({ list, assessment, control }: PapersProps): ReactElement {
  const app = useApp();
  const { controls } = assessment;
  const remembered = app.memory.get(`control:${assessment.id}`);
  const chosen =
    controls.find(({ id }) => id === (control ?? remembered)) ??
    controls.find(({ conclusion }) => conclusion === null) ??
    controls[0];
  const [item, setItem] = useState<OpenItem | null>(null);

  const go = (id: ControlId): void => {
    app.memory.set('assessment', assessment.id);
    app.memory.set(`control:${assessment.id}`, id);
    setItem(null);
    app.step({ kind: 'refine', to: { at: 'assessments', assessment: assessment.id, control: id } });
  };
  const moveBy = (by: number): void => {
    const at = controls.findIndex(({ id }) => id === chosen?.id);
    const next = controls[Math.min(controls.length - 1, Math.max(0, at + by))];
    if (next !== undefined && next.id !== chosen?.id) go(next.id);
  };
  const close = (): void => {
    item?.focus();
    setItem(null);
  };
  useActs({
    next: () => moveBy(1),
    previous: () => moveBy(-1),
    'close-record': item === null ? undefined : close,
  });
  return (
    <SplitView
      minMain={480}
      start={{
        label: 'Width of the controls',
        size: paneSize('controls', 330),
        min: 240,
        max: 460,
        content: (
          <Navigator list={list} assessment={assessment} control={chosen?.id} onControl={go} />
        ),
      }}
      {...(item !== null && {
        end: {
          label: 'Width of the record',
          size: paneSize('record', 360, 0.26),
          min: 320,
          max: 760,
          content: (
            <RecordPanel
              event={item.event}
              hasStepKeys={false}
              onNext={() => item.step(1)}
              onPrevious={() => item.step(-1)}
              onClose={close}
              onDone={item.focus}
            />
          ),
        },
      })}
      onResizeEnd={(side, size) => rememberPaneSize(side === 'start' ? 'controls' : 'record', size)}
    >
      {chosen !== undefined && (
        <Paper
          key={chosen.id}
          assessment={assessment.id}
          control={chosen.id}
          isItemOpen={item !== null}
          onItem={setItem}
          onNextControl={() => moveBy(1)}
        />
      )}
    </SplitView>
  );
}
