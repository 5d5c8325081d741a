import { Command } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button, TitleBar, Tooltip } from '../ui/index.ts';
import { actTable } from './act-table.ts';
import { useApp } from './app-context.ts';
import { useEngagement } from './use-engagement.ts';
import { formatBytes } from './format.ts';
import { PersonMenu } from './person-menu.tsx';
import { roomOf, rooms, type Room } from './route.ts';
import { useStore } from './store.ts';

/** The head of the window: engagement, rooms in the order of the work, palette, person. */
export function TopBar(): ReactElement {
  const app = useApp();
  const engagement = useEngagement();
  const { place } = useStore(app.route);
  const counts: Readonly<Partial<Record<Room, number>>> = {
    events: engagement?.events,
    ...(engagement !== null && engagement.assessments > 0
      ? { assessments: engagement.assessments }
      : {}),
  } as Partial<Record<Room, number>>;
  const shown = engagement === null ? [] : rooms;
  return (
    <TitleBar
      {...(engagement !== null && {
        engagement: (
          <span title={`${engagement.file} in ${engagement.folder}`}>{engagement.name}</span>
        ),
        engagementNote: formatBytes(engagement.bytes),
      })}
      rooms={shown.map((id) => ({
        id,
        label: actTable[`go-${id}`].label,
        count: counts[id],
        shortcut: actTable[`go-${id}`].keys,
      }))}
      // Another file is verified in that room, too.
      current={place.at === 'verify' ? 'integrity' : roomOf(place)}
      onGo={(id) => app.acts.run(`go-${id}`)}
      end={
        <>
          <Tooltip text="Every act, with its key">
            <Button
              kind="quiet"
              size="small"
              shortcut="mod+k"
              icon={<Command size={14} />}
              onPress={() => app.acts.run('palette')}
            >
              Acts
            </Button>
          </Tooltip>
          <PersonMenu />
        </>
      }
    />
  );
}
