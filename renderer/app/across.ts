import type { Ticket } from '../../preload/contract/ids.ts';
import type { App } from './app.ts';
import { setAnswer } from './calls.ts';

/** Opens more engagements for reading, and searches them with the open one. @throws Problem */
export async function addSearched(app: App, tickets: readonly Ticket[]): Promise<void> {
  const engagements = await app.client.call('across.add', { tickets: [...tickets] });
  searchAnew(app);
  setAnswer(app, 'across.engagements', {}, engagements);
  app.go({ at: 'across' });
}

/** @throws Problem */
export async function removeSearched(app: App, engagement: number): Promise<void> {
  const engagements = await app.client.call('across.remove', { engagement });
  searchAnew(app);
  setAnswer(app, 'across.engagements', {}, engagements);
}

/** What was found is named by places in the list, which is another one now. */
function searchAnew(app: App): void {
  for (const name of ['across.count', 'across.page', 'across.record']) {
    void app.queries.resetQueries({ queryKey: [name] });
  }
}
