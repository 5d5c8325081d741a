import { useSyncExternalStore } from 'react';

const COMPACT = 24;
const NORMAL = 28;

/** Height of a row in px at the density that `data-density` on the root says, kept up to date. */
export function useRowHeight(): number {
  return useSyncExternalStore(subscribe, read, () => NORMAL);
}

function read(): number {
  return document.documentElement.dataset['density'] === 'compact' ? COMPACT : NORMAL;
}

function subscribe(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributeFilter: ['data-density'] });
  return () => observer.disconnect();
}
