import type { FoundRow } from '../../../preload/contract/across.ts';
import type { GridColumn } from '../../ui/index.ts';
import { eventColumns } from '../record/event-columns.tsx';

const engagement: GridColumn<FoundRow> = {
  id: 'engagement',
  header: 'Engagement',
  min: 110,
  flex: 1,
  render: ({ name }) => <span title={name}>{name}</span>,
};

/** The columns of events, with the engagement after the time. */
export const foundColumns: readonly GridColumn<FoundRow>[] = eventColumns.flatMap((column) => {
  const own: GridColumn<FoundRow> = {
    ...column,
    render: ({ row }, index) => column.render(row, index),
  };
  return column.id === 'eventTime' ? [own, engagement] : [own];
});
