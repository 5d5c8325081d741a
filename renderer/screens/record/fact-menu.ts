import type { MouseEvent } from 'react';
import type { EventRecord } from '../../../preload/contract/domain.ts';
import { useApp } from '../../app/app-context.ts';
import { openValueMenu } from '../../app/value-menu.tsx';
import { factValues } from './fact-values.ts';

/** Opens what can be asked of the values of a record that a fact shows, by its label. */
export function useFactMenu(record: EventRecord): (label: string, event: MouseEvent) => void {
  const app = useApp();
  return (label, event) => openValueMenu(app, event, factValues(label, record));
}
