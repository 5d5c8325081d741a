import type { ReactElement } from 'react';
import { ToastRegion } from '../ui/index.ts';
import { useApp } from './app-context.ts';
import { Dialogs } from './dialogs.tsx';
import { DropAnywhere } from './drop-anywhere.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Screen } from './screen.tsx';
import { StatusLine } from './status-line.tsx';
import { useStore } from './store.ts';
import { TopBar } from './top-bar.tsx';
import { TourCard } from './tour-card.tsx';
import { useFrameActs } from './use-frame-acts.ts';
import { useKeyboard } from './use-keyboard.ts';
import { RoomFocus } from './room-focus.ts';
import { useMainEvents } from './use-main-events.ts';
import { usePreferences } from './use-preferences.ts';

/** Title bar, the room the person is in, status line, and what floats above them. */
export function Frame(): ReactElement {
  const app = useApp();
  const { place } = useStore(app.route);
  const screen = useStore(app.screen);
  useMainEvents();
  usePreferences();
  useFrameActs();
  useKeyboard();
  return (
    <>
      <DropAnywhere>
        <div className="app-frame">
          <TopBar />
          <ErrorBoundary key={`${place.at} ${screen}`} where="This room">
            {screen === null ? (
              <main className="app-page" aria-busy="true" />
            ) : (
              <Screen place={place} />
            )}
            <RoomFocus />
          </ErrorBoundary>
          <StatusLine />
        </div>
      </DropAnywhere>
      <TourCard />
      <Dialogs />
      <ToastRegion />
    </>
  );
}
