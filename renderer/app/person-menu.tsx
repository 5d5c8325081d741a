import { UserRound } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button, MenuTrigger, type MenuEntry } from '../ui/index.ts';
import { actTable, type ActId } from './act-table.ts';
import { useApp } from './app-context.ts';
import { useCall } from './calls.ts';
import { useEngagement } from './use-engagement.ts';
import { usePrivacy } from './use-privacy.ts';

/** Who is working, and how the window looks to them. */
export function PersonMenu(): ReactElement {
  const app = useApp();
  const profile = useCall('app.profile', {}).data ?? null;
  const isHiding = usePrivacy();
  const isOpen = useEngagement() !== null;
  const preferences = useCall('app.preferences', {}).data;
  const entry = (id: ActId, isSelected?: boolean): MenuEntry => ({
    id,
    label: actTable[id].label,
    shortcut: actTable[id].keys,
    isSelected,
    onAct: () => void app.acts.run(id),
  });
  const name = profile === null ? 'Nobody named yet' : `${profile.name}, ${profile.role}`;
  return (
    <MenuTrigger
      label="Person"
      placement="bottom end"
      entries={[
        {
          kind: 'group',
          id: 'person',
          label: name,
          entries: [entry('profile')],
        },
        {
          kind: 'group',
          id: 'theme',
          label: 'Theme',
          entries: [
            entry('theme-system', preferences?.theme === 'system'),
            entry('theme-light', preferences?.theme === 'light'),
            entry('theme-dark', preferences?.theme === 'dark'),
          ],
        },
        {
          kind: 'group',
          id: 'density',
          label: 'Rows',
          entries: [
            entry('density-comfortable', preferences?.density === 'comfortable'),
            entry('density-compact', preferences?.density === 'compact'),
          ],
        },
        ...(isOpen
          ? [
              {
                kind: 'group' as const,
                id: 'privacy',
                label: isHiding ? 'People are pseudonymised' : 'People are shown by name',
                entries: [entry(isHiding ? 'lift-pseudonyms' : 'pseudonymise')],
              },
            ]
          : []),
        { kind: 'line', id: 'line' },
        entry('shortcuts'),
        entry('about'),
      ]}
      trigger={
        <Button
          kind="quiet"
          size="small"
          aria-label={profile === null ? name : `${profile.initials}: ${name}`}
        >
          <span className="app-person" data-empty={profile === null || undefined}>
            {profile === null ? <UserRound size={14} aria-hidden="true" /> : profile.initials}
          </span>
        </Button>
      }
    />
  );
}
