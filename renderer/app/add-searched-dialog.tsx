import { useState, type ReactElement } from 'react';
import type { Ticket } from '../../preload/contract/ids.ts';
import { Button, Checkbox, Dialog, Skeleton } from '../ui/index.ts';
import { addSearched } from './across.ts';
import { useApp } from './app-context.ts';
import { useCall } from './calls.ts';
import { plural } from './format.ts';
import { asProblem } from './problems.ts';

/** Which engagements are searched besides the open one: recent ones, or any file. */
export function AddSearchedDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const app = useApp();
  const recents = useCall('app.recents', {}).data;
  const searched = useCall('across.engagements', {}).data;
  const [chosen, setChosen] = useState<ReadonlySet<Ticket>>(new Set());
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const offered = recents?.filter(
    ({ name, folder, missing }) =>
      !missing && searched?.some((each) => each.name === name && each.folder === folder) === false,
  );
  const add = async (tickets: readonly Ticket[]): Promise<void> => {
    if (tickets.length === 0 || isBusy) return;
    setBusy(true);
    setError(undefined);
    try {
      await addSearched(app, tickets);
      onClose();
    } catch (thrown) {
      setError(asProblem(thrown).message);
      setBusy(false);
    }
  };
  const choose = async (): Promise<void> => {
    const files = await app.client.call('paths.choose', { purpose: 'open-engagement' });
    await add(files.map(({ ticket }) => ticket));
  };
  const toggle = (ticket: Ticket, isOn: boolean): void =>
    setChosen(
      (before) =>
        new Set([...before].filter((each) => each !== ticket).concat(isOn ? [ticket] : [])),
    );
  return (
    <Dialog
      isOpen
      onClose={onClose}
      isLocked={isBusy}
      size="small"
      title="Search other engagements too"
      intro="They are opened for reading only: nothing in them is changed, and no act is recorded there."
      footerStart={
        <Button kind="quiet" isDisabled={isBusy} onPress={() => void choose()}>
          Choose a file…
        </Button>
      }
      footer={
        <>
          <Button onPress={onClose} isDisabled={isBusy}>
            Cancel
          </Button>
          <Button
            kind="primary"
            isBusy={isBusy}
            isDisabled={chosen.size === 0}
            onPress={() => void add([...chosen])}
          >
            {chosen.size === 0 ? 'Search them' : `Search ${plural(chosen.size, 'more', 'more')}`}
          </Button>
        </>
      }
    >
      {offered === undefined && <Skeleton width="60%" />}
      {offered?.length === 0 && (
        <p>No other engagement was open on this computer lately. Choose its file.</p>
      )}
      <ul className="app-engagements" aria-label="Recent engagements">
        {offered?.map(({ ticket, name, folder }) => (
          <li key={ticket}>
            <Checkbox
              isSelected={chosen.has(ticket)}
              onChange={(isOn) => toggle(ticket, isOn)}
              description={folder}
            >
              {name}
            </Checkbox>
          </li>
        ))}
      </ul>
      {error !== undefined && (
        <p className="ui-tone-exception" role="alert">
          {error}
        </p>
      )}
    </Dialog>
  );
}
