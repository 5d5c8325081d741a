import { useState, type ReactElement } from 'react';
import { longestViewName, ViewName, type SavedView } from '../../preload/contract/views.ts';
import { Checkbox, Select, TextField } from '../ui/index.ts';
import { alertForm, ruleOf, spanUnits, type AlertForm } from './alert-form.ts';
import { useApp } from './app-context.ts';
import { AskDialog } from './ask-dialog.tsx';
import { useCall } from './calls.ts';
import { takesFocus } from './takes-focus.ts';
import { useAsked } from './use-asked.ts';
import { saveView, tableNow } from './views.ts';
import './views.css';

export interface SaveViewDialogProps {
  readonly query: string;
  /** The view that is to be changed; none: a new one. */
  readonly view: SavedView | undefined;
  readonly onClose: () => void;
}

/** Asks for a view's name, whether it is pinned, and whether it raises an alert. */
export function SaveViewDialog({ query, view, onClose }: SaveViewDialogProps): ReactElement {
  const app = useApp();
  const views = useCall('views.list', {}).data ?? [];
  const meaning = useCall('events.search', { query }).data?.sentence;
  const [name, setName] = useState(view?.name ?? '');
  const [pinned, setPinned] = useState(view?.pinned ?? true);
  const [alert, setAlert] = useState(() => alertForm(view?.alert ?? null));
  const same = views.find((each) => each.name.toLowerCase() === name.trim().toLowerCase());
  const rule = ruleOf(alert);
  const isNamed = ViewName.safeParse(name).success;
  const asked = useAsked({
    isReady: isNamed && rule !== undefined,
    act: () =>
      saveView(
        app,
        {
          name: name.trim(),
          query,
          table: view === undefined ? tableNow(app) : view.table,
          pinned,
          alert: rule ?? null,
        },
        view?.id ?? same?.id,
      ),
    onClose,
  });
  const replaces = view === undefined && same !== undefined;
  return (
    <AskDialog
      asked={asked}
      answer={replaces ? 'Replace the view' : 'Save view'}
      onClose={onClose}
      title={view === undefined ? 'Save view' : 'Change the view'}
      intro="Views belong to the engagement: everybody sees them, and the ledger says who saved them."
    >
      <div className="app-form">
        <TextField
          label="Name"
          placeholder="Failed console sign-ins"
          value={name}
          onChange={setName}
          maxLength={longestViewName}
          onEnter={asked.send}
          error={asked.error}
          description={replaces ? `“${same.name}” is here already, and will find this.` : undefined}
          {...takesFocus}
        />
        <p className="app-view-query">
          <code className="ui-mono ui-selectable">{query === '' ? 'no filter' : query}</code>
          {meaning !== undefined && <span className="ui-quiet">{meaning}</span>}
        </p>
        <Checkbox
          isSelected={pinned}
          onChange={setPinned}
          description="One press away, above the table."
        >
          Show it beside the events
        </Checkbox>
        <Checkbox
          isSelected={alert.isOn}
          onChange={(isOn) => setAlert({ ...alert, isOn })}
          description="Checked after each import and collection, over what is new."
        >
          Raise an alert
        </Checkbox>
        {alert.isOn && <AlertFields form={alert} onChange={setAlert} onEnter={asked.send} />}
      </div>
    </AskDialog>
  );
}

function AlertFields(props: {
  readonly form: AlertForm;
  readonly onChange: (form: AlertForm) => void;
  readonly onEnter: () => void;
}): ReactElement {
  const { form, onChange, onEnter } = props;
  const isOne = Number(form.count) === 1;
  return (
    <section className="app-alert-fields" aria-label="When it is raised">
      <div className="app-alert-row">
        <TextField
          label="Events"
          inputMode="numeric"
          maxLength={5}
          value={form.count}
          onChange={(count) => onChange({ ...form, count })}
          onEnter={onEnter}
          description={isOne ? 'Any new event.' : 'So many, or more.'}
        />
        {!isOne && (
          <>
            <TextField
              label="Within"
              inputMode="numeric"
              maxLength={5}
              value={form.span}
              onChange={(span) => onChange({ ...form, span })}
              onEnter={onEnter}
            />
            <Select
              label="Unit"
              options={spanUnits.map((id) => ({ id, label: id }))}
              value={form.unit}
              onChange={(unit) => onChange({ ...form, unit })}
            />
          </>
        )}
      </div>
      <TextField
        label="By the same"
        placeholder="any"
        isMono
        maxLength={200}
        value={form.by}
        onChange={(by) => onChange({ ...form, by })}
        onEnter={onEnter}
        description={'A field such as sourceIPAddress, who or account; may stay empty.'}
      />
    </section>
  );
}
