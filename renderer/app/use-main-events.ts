import { useEffect } from 'react';
import { showToast } from '../ui/index.ts';
import { whyNot } from './act-possible.ts';
import { actTable, type ActId } from './act-table.ts';
import type { App } from './app.ts';
import { useApp } from './app-context.ts';
import { arrive } from './arrive.ts';
import { askEngineAgain, setAnswer } from './calls.ts';
import { takeEngagement } from './engagement.ts';
import { plural } from './format.ts';
import { takePrivacy } from './privacy.ts';
import { attempt, tellProblem } from './problems.ts';

/** Listens to what main says without being asked. */
export function useMainEvents(): void {
  const app = useApp();
  useEffect(() => {
    const { client } = app;
    const stops = [
      client.on('engagement.changed', (engagement) => takeEngagement(app, engagement)),
      client.on('privacy.changed', () => void takePrivacy(app)),
      client.on('collect.codeWanted', (wanted) => app.dialog.set({ kind: 'aws-code', wanted })),
      client.on('words.left', ({ left }) => app.wordsLeft.set(left)),
      client.on('preferences.changed', (preferences) =>
        setAnswer(app, 'app.preferences', {}, preferences),
      ),
      client.on('schedule.state', ({ job, name, isRunning }) => {
        if (isRunning) app.jobs.began(job, 'import', `Collecting “${name}”`);
        else app.jobs.ended(job);
      }),
      client.on('alerts.raised', ({ count, sentences }) =>
        showToast({
          tone: 'attention',
          title: count === 1 ? 'An alert was raised.' : `${plural(count, 'alert')} were raised.`,
          detail: sentences.slice(0, 3).join(' '),
          act: { label: 'Show alerts', onPress: () => app.go({ at: 'views' }) },
        }),
      ),
      client.on('menu.command', ({ command }) => runCommand(app, command)),
      client.on('paths.arrived', (paths) => attempt(() => arrive(app, paths, 'system'))),
      client.on('engine.state', ({ state, message }) => {
        if (state === 'gone') {
          showToast({ tone: 'exception', title: message });
          return;
        }
        askEngineAgain(app);
        showToast({
          tone: 'attention',
          title: message,
          detail: 'Work that was running has to be begun again.',
          act: { label: 'Check the archive', onPress: () => void app.acts.run('run-check') },
        });
      }),
    ];
    client
      .call('engagement.current', {})
      .then((engagement) => {
        if (app.engagement.get() === undefined) takeEngagement(app, engagement);
      })
      .catch((thrown: unknown) => {
        tellProblem(thrown);
        app.engagement.set(null);
      });
    return () => {
      for (const stop of stops) stop();
    };
  }, [app]);
}

/** The menu offers every act always; one that is not possible now says why. */
function runCommand(app: App, command: ActId): void {
  if (app.acts.run(command)) return;
  const name = actTable[command].label.replace(/…$/, '');
  const reason = whyNot(command, app.engagement.get());
  showToast({
    tone: 'attention',
    title: `“${name}” is not possible now.`,
    detail: reason === undefined ? undefined : `${reason}.`,
  });
}
