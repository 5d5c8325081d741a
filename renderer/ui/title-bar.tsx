import type { ReactElement, ReactNode } from 'react';
import { formatCount } from './format-count.ts';
import { given } from './given.ts';
import { Mark } from './mark.tsx';
import { ariaShortcut } from './shortcut.ts';

export interface TitleBarRoom<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  readonly count?: number | undefined;
  readonly shortcut?: string | undefined;
  readonly isDisabled?: boolean | undefined;
}

export interface TitleBarProps<Id extends string> {
  /** The engagement's name; without it no archive is open. */
  readonly engagement?: ReactNode;
  /** Quiet words after it, e.g. the size of the archive. */
  readonly engagementNote?: ReactNode;
  readonly rooms: readonly TitleBarRoom<Id>[];
  readonly current: Id | null;
  readonly onGo: (id: Id) => void;
  /** Palette, person. */
  readonly end?: ReactNode;
  /** Leaves room for the traffic lights of macOS and lets the bar drag the window. */
  readonly isWindowFrame?: boolean | undefined;
}

/** The head of the window: whose engagement, the rooms in the order of the work, the person. */
export function TitleBar<Id extends string>(props: TitleBarProps<Id>): ReactElement {
  const { engagement, engagementNote, rooms, current, onGo, end, isWindowFrame } = props;
  return (
    <header className="ui-title-bar" data-frame={isWindowFrame === true || undefined}>
      <div className="ui-title-side">
        <span className="ui-title-product">
          <Mark size={20} />
          <strong>Trailproof</strong>
        </span>
        {engagement !== undefined && (
          <span className="ui-title-engagement">
            <span className="ui-truncate">{engagement}</span>
            {engagementNote !== undefined && (
              <span className="ui-title-note">{engagementNote}</span>
            )}
          </span>
        )}
      </div>
      {rooms.length === 0 ? (
        <span />
      ) : (
        <nav className="ui-title-rooms" aria-label="Rooms">
          {rooms.map((room) => (
            <button
              {...given({
                'aria-current': room.id === current ? ('page' as const) : undefined,
                'aria-keyshortcuts':
                  room.shortcut === undefined ? undefined : ariaShortcut(room.shortcut),
              })}
              key={room.id}
              type="button"
              className="ui-title-room"
              disabled={room.isDisabled === true}
              onClick={() => onGo(room.id)}
            >
              {room.label}
              {room.count !== undefined && (
                <span className="ui-title-count"> {formatCount(room.count)}</span>
              )}
            </button>
          ))}
        </nav>
      )}
      <div className="ui-title-side ui-title-end">{end}</div>
    </header>
  );
}
