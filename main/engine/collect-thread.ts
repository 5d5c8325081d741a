/** A thread that signs in to AWS: it tests what may be read, or collects into an archive. */
import { parentPort, workerData } from 'node:worker_threads';
import type { AwsAccess } from '../../preload/contract/collect.ts';
import { Problem, toEnvelope } from '../../preload/contract/errors.ts';
import { collectedBefore } from '../archive/collected-before.ts';
import { importSource } from '../archive/import.ts';
import { scannerThreads } from '../archive/ingest/scanners.ts';
import type { Author } from '../archive/ledger.ts';
import { asProblem, openArchive } from '../archive/open.ts';
import type { SignIn } from '../collect/aws/access.ts';
import { checkAccess, type AccessWishes } from '../collect/aws/check-access.ts';
import { prepareCollection, reachFor, type Collection } from '../collect/aws/collect.ts';
import { orProblem } from '../collect/aws/scope.ts';
import { giveWay } from '../platform/give-way.ts';
import { collectionStep } from './collect-words.ts';
import type { FromThread, ThreadAnswer } from './in-thread.ts';
import type { Collected } from './in-collect-thread.ts';

/** What the thread is started with. */
export type CollectTask =
  | { readonly kind: 'test'; readonly signIn: SignIn; readonly wishes: AccessWishes }
  | {
      readonly kind: 'collect';
      readonly file: string;
      readonly author: Author;
      readonly signIn: SignIn;
      readonly wanted: Pick<Collection, 'scope' | 'from' | 'to' | 's3'>;
      /** Somebody is there to type the code of a device. */
      readonly attended: boolean;
    };

/** Another writer holds the archive for a moment only: an act of the person at work. */
const waitSeconds = 60;

const say = (message: FromThread<Collected | AwsAccess>): void => parentPort?.postMessage(message);
const task = workerData as CollectTask;
const controller = new AbortController();
const { signal } = controller;
const asked = new Map<number, (code: string | null) => void>();
parentPort?.on('message', (message: 'cancel' | ThreadAnswer) => {
  if (message === 'cancel') controller.abort();
  else asked.get(message.ask)?.(message.answer);
});

giveWay();
try {
  say({ kind: 'done', result: await doTask() });
} catch (thrown) {
  const problem = asProblem(thrown, task.kind === 'collect' ? task.file : 'The archive');
  const log = problem instanceof Problem ? null : String((thrown as Error).stack ?? thrown);
  say({ kind: 'failed', problem: toEnvelope(problem), log });
}
// A request to AWS that nobody waits for any more would keep the thread alive.
// oxlint-disable-next-line unicorn/no-process-exit -- ends this thread alone
process.exit();

function doTask(): Promise<Collected | AwsAccess> {
  const signIn = { ...task.signIn, mfaCode: askForCode };
  if (task.kind === 'test') {
    const { wishes } = task;
    return untilCancelled(
      orProblem('Signing in', () => checkAccess(signIn, wishes)) as Promise<AwsAccess>,
      'The test was cancelled.',
    );
  }
  return collect(task, signIn);
}

async function collect(
  { file, author, wanted }: Extract<CollectTask, { kind: 'collect' }>,
  signIn: SignIn,
): Promise<Collected> {
  say({ kind: 'progress', done: 0, total: 0, label: 'Signing in to AWS' });
  const reach = await untilCancelled(
    reachFor({ signIn, ...wanted }),
    'The collection was cancelled before it began; nothing was collected.',
  );
  const archive = openArchive(file, { waitSeconds });
  const checkpoint = collectedBefore(archive.read);
  const collection = prepareCollection({ ...wanted, signIn, checkpoint, signal }, reach);
  const began = performance.now();
  const onProgress = (): void => {
    const seconds = (performance.now() - began) / 1000;
    say({ kind: 'progress', ...collectionStep(collection.progress(), seconds) });
  };
  const timer = setInterval(onProgress, 1000);
  try {
    const { source, names, notes } = collection;
    const options = { source, names, author, signal, onProgress, openScanners: scannerThreads };
    return { result: await importSource(archive.write, options), notes: [...notes] };
  } finally {
    clearInterval(timer);
    collection.close();
    archive.close();
  }
}

/** What comes before a collection cannot be stopped in the middle: it is left alone. */
function untilCancelled<T>(work: Promise<T>, words: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new Problem('cancelled', words));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject);
  });
}

/** The code of an MFA device, from the person at the window. */
function askForCode(device: string): Promise<string> {
  if (task.kind === 'collect' && !task.attended) {
    const words = 'AWS asks for the code of a device, and nobody is there to type it.';
    return Promise.reject(new Problem('refused', words));
  }
  const ask = asked.size;
  return new Promise((resolve, reject) => {
    asked.set(ask, (code) => {
      if (code !== null) resolve(code);
      else reject(new Problem('cancelled', 'Without the code of the device nobody can sign in.'));
    });
    say({ kind: 'ask', ask, question: device });
  });
}
