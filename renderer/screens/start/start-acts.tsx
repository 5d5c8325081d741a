import { BadgeCheck, FilePlus2, FlaskConical, FolderOpen } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { actTable, type ActId } from '../../app/act-table.ts';
import { useApp } from '../../app/app-context.ts';
import { useJob } from '../../app/use-job.ts';
import { Kbd } from '../../ui/index.ts';
import { takesFocus } from '../../app/takes-focus.ts';

const ICON = { size: 18, 'aria-hidden': true } as const;
const choices: readonly {
  readonly id: ActId;
  readonly label: string;
  readonly note: string;
  readonly icon: ReactNode;
}[] = [
  {
    id: 'new-engagement',
    label: 'New engagement',
    note: 'Name it, say where its file goes, add logs',
    icon: <FilePlus2 {...ICON} />,
  },
  {
    id: 'open-engagement',
    label: 'Open an engagement',
    note: 'A .trailproof file from this computer',
    icon: <FolderOpen {...ICON} />,
  },
  {
    id: 'try-example',
    label: 'Try the example',
    note: '20,000 invented events with planted stories',
    icon: <FlaskConical {...ICON} />,
  },
  {
    id: 'verify-file',
    label: 'Verify a file',
    note: 'A signed report or an archive that you were handed',
    icon: <BadgeCheck {...ICON} />,
  },
];

/** What can be done first. */
export function StartActs(): ReactElement {
  const { acts } = useApp();
  const isBusy = useJob('import') !== undefined;
  return (
    <section className="start-acts" aria-label="Begin">
      {choices.map(({ id, label, note, icon }, index) => {
        const { keys } = actTable[id];
        return (
          <Button
            key={id}
            className="start-act"
            isDisabled={isBusy}
            {...(index === 0 && takesFocus)}
            onPress={() => void acts.run(id)}
          >
            <span className="start-act-icon">{icon}</span>
            <span className="start-act-words">
              <strong>{label}</strong>
              <span>{note}</span>
            </span>
            {keys !== undefined && <Kbd keys={keys} />}
          </Button>
        );
      })}
    </section>
  );
}
