import type { MouseEvent } from 'react';
import type { EventRow } from '../../../../preload/contract/domain.ts';
import type { App } from '../../../app/app.ts';
import { fetchCall } from '../../../app/calls.ts';
import { attempt } from '../../../app/problems.ts';
import { fieldsOfRow } from '../../../app/table-fields.ts';
import { openValueMenu } from '../../../app/value-menu.tsx';
import { cellValues } from '../../record/cell-values.ts';
import { columnValues } from '../../record/column-values.ts';

/** Opens the menu of a cell's values, or of the row's; of a field that only the record has, once that is read. */
export function openCellMenu(app: App, event: MouseEvent, row: EventRow): void {
  const { target, clientX: x, clientY: y } = event;
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null;
  const column = cell?.dataset['column'];
  if (column === undefined || fieldsOfRow.has(column)) {
    openValueMenu(app, event, cellValues(column, row));
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  attempt(async () => {
    const { raw } = await fetchCall(app, 'events.record', { ref: row.ref });
    const isHere = app.route.get().place.at === 'events' && cell?.isConnected === true;
    if (isHere) app.valueMenu.set({ x, y, values: columnValues(column, raw) });
  });
}
