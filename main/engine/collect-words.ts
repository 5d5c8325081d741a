import type { CollectionProgress } from '../collect/aws/collect.ts';

/** How far a collection is, for the window: `done` of `total`, and a label with what came how fast. */
export interface CollectionStep {
  readonly done: number;
  /** 100 where a share is known, 0 where not. */
  readonly total: number;
  readonly label: string;
}

/**
 * Words for a progress: of the event history its share of the period, rate and time left; of a bucket,
 * whose end nobody knows before it is listed, files and megabytes.
 *
 * @param seconds since the first request
 */
export function collectionStep(progress: CollectionProgress, seconds: number): CollectionStep {
  const n = (value: number): string => Math.round(value).toLocaleString('en');
  if (progress.of === 'bucket') {
    const { fetched, known, failed, bytes } = progress;
    const parts = [
      'Trail bucket',
      `${n(bytes / 1e6)} MB`,
      ...(seconds > 1 ? [`${n(fetched / seconds)} files a second`] : []),
      ...(known > 0 ? [`${n(known)} here already`] : []),
      ...(failed > 0 ? [`${n(failed)} not to be had`] : []),
    ];
    return { done: fetched, total: 0, label: parts.join(', ') };
  }
  const { events, share, perSecond, secondsLeft } = progress;
  const parts = [
    'Event history',
    `${n(events)} events`,
    `${perSecond.toFixed(1)} requests a second`,
    ...(secondsLeft === null || share >= 1 ? [] : [timeLeft(secondsLeft)]),
  ];
  return { done: Math.floor(share * 100), total: 100, label: parts.join(', ') };
}

function timeLeft(seconds: number): string {
  if (seconds < 60) return 'less than a minute left';
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `about ${minutes} min left`;
  return `about ${Math.round(minutes / 60)} hours left`;
}
