import { QueryClient } from '@tanstack/react-query';
import type { Bridge } from '../../preload/contract/bridge.ts';
import type { Engagement } from '../../preload/contract/domain.ts';
import type { TableShape } from '../../preload/contract/table.ts';
import type { EventRef } from '../../preload/contract/ids.ts';
import { nothingAnnotated, type Annotated } from './annotating.ts';
import type { Around } from './around.ts';
import { changesArchive } from './act-possible.ts';
import { createActs, type ActRegistry } from './acts.ts';
import { createClient, type Client } from './client.ts';
import { noCheck, type ArchiveCheck } from './archive-check.ts';
import { noCompleteness, type CompletenessCheck } from './completeness.ts';
import type { DialogState } from './dialog-state.ts';
import { createJobs, type Jobs } from './jobs.ts';
import type { Kept } from './keeping.ts';
import { createMemory, type Memory } from './memory.ts';
import { firstRoute, routeReducer, type Place, type Route, type RouteStep } from './route.ts';
import { noteSearch } from './searched.ts';
import { createStore, type Store } from './store.ts';
import type { ValueMenuState } from './value-menu.tsx';
import { createTableShape } from './table-shape.ts';
import type { VerifiedFile } from './verify-file.ts';

/** What every part of the window shares. Acts are plain functions of this. */
export interface App {
  readonly client: Client;
  readonly queries: QueryClient;
  readonly acts: ActRegistry;
  readonly jobs: Jobs;
  /** Undefined until main has said whether one is open. */
  readonly engagement: Store<Engagement | null | undefined>;
  readonly route: Store<Route>;
  readonly dialog: Store<DialogState>;
  readonly check: Store<ArchiveCheck>;
  /** The last check of the trail. */
  readonly completeness: Store<CompletenessCheck>;
  readonly verified: Store<VerifiedFile | null>;
  /** The last copy of the open archive, or what compacting it brought. */
  readonly kept: Store<Kept | null>;
  /** Events whose words are not yet in the index. */
  readonly wordsLeft: Store<number>;
  /** What the filter of the events says. */
  readonly query: Store<string>;
  /** The menu of a value that a person points at. */
  readonly valueMenu: Store<ValueMenuState | null>;
  /** The columns and the order of the table of events. */
  readonly table: Store<TableShape>;
  /** The event whose surroundings are shown, and the way back. */
  readonly around: Store<Around | null>;
  /** An event to be selected wherever it stands in the coming result. */
  readonly follow: Store<EventRef | null>;
  /** What the person said about events since it was opened. */
  readonly annotated: Store<Annotated>;
  /** The stop of the tour; null: none is being taken. */
  readonly tour: Store<number | null>;
  /** What the screens keep for as long as the engagement is open. */
  readonly memory: Memory;
  /** Another number is another screen at the same place; null: nothing is shown for the moment. */
  readonly screen: Store<number | null>;
  readonly step: (step: RouteStep) => void;
  readonly go: (to: Place) => void;
}

/** Puts the parts together over the preload script's bridge; starts nothing yet. */
export function createApp(bridge: Bridge, isChecked: boolean = import.meta.env.DEV): App {
  const client = createClient(bridge, { isChecked });
  const route = createStore<Route>(firstRoute);
  const engagement = createStore<Engagement | null | undefined>(undefined);
  const step = (next: RouteStep): void => route.set((now) => routeReducer(now, next));
  const app: App = {
    client,
    queries: createQueries(),
    acts: createActs((id) => changesArchive(id) && engagement.get()?.readOnly === true),
    jobs: createJobs(client),
    engagement,
    route,
    dialog: createStore<DialogState>({ kind: 'none' }),
    check: createStore<ArchiveCheck>(noCheck),
    completeness: createStore<CompletenessCheck>(noCompleteness),
    verified: createStore<VerifiedFile | null>(null),
    kept: createStore<Kept | null>(null),
    wordsLeft: createStore(0),
    query: createStore(''),
    valueMenu: createStore<ValueMenuState | null>(null),
    table: createTableShape(),
    around: createStore<Around | null>(null),
    follow: createStore<EventRef | null>(null),
    annotated: createStore(nothingAnnotated),
    tour: createStore<number | null>(null),
    memory: createMemory(),
    screen: createStore<number | null>(0),
    step,
    go(to) {
      // What is typed is found again on the way back.
      if (to.at !== 'events') noteSearch(app);
      step({ kind: 'go', to });
    },
  };
  return app;
}

/** Answers stay until main says that something changed; being offline is the normal case. */
function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 10 * 60_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
