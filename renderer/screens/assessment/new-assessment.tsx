import { useState, type ReactElement } from 'react';
import { useApp } from '../../app/app-context.ts';
import { useCall } from '../../app/calls.ts';
import { formatDay } from '../../app/format.ts';
import { requirePerson } from '../../app/person.ts';
import { asProblem } from '../../app/problems.ts';
import { takesFocus } from '../../app/takes-focus.ts';
import { useEngagement } from '../../app/use-engagement.ts';
import { Button, Callout, Card, Select, TextField } from '../../ui/index.ts';
import { isDay, periodErrors, periodOf } from './period.ts';
import { ScopeChoice } from './scope-choice.tsx';

/** The form of a new assessment: what is asked, of when, of which accounts and regions. */
export function NewAssessment(): ReactElement {
  const app = useApp();
  const engagement = useEngagement();
  const { data: frameworks, error } = useCall('assessment.frameworks', {});
  const [chosenId, setChosen] = useState<string | null>(null);
  const [typedName, setName] = useState<string | null>(null);
  const [first, setFirst] = useState(() => dayOf(engagement?.from));
  const [last, setLast] = useState(() => dayOf(engagement?.to));
  const [accounts, setAccounts] = useState<readonly string[]>([]);
  const [regions, setRegions] = useState<readonly string[]>([]);
  const [isBusy, setBusy] = useState(false);
  const [isTried, setTried] = useState(false);
  const [problem, setProblem] = useState<string>();

  const framework = frameworks?.find(({ id }) => id === chosenId) ?? frameworks?.[0];
  const name = typedName ?? (framework === undefined ? '' : suggestedName(framework, last));
  const errors = periodErrors({ first, last });
  const create = async (): Promise<void> => {
    setTried(true);
    const isWrong = errors.first !== undefined || errors.last !== undefined || name.trim() === '';
    if (framework === undefined || isWrong || isBusy || !(await requirePerson(app))) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const made = await app.client.call('assessment.create', {
        framework: framework.id,
        name: name.trim(),
        ...periodOf({ first, last }),
        accounts: [...accounts],
        regions: [...regions],
      });
      await app.queries.invalidateQueries({ queryKey: ['assessment.list'] });
      app.step({ kind: 'refine', to: { at: 'assessments', assessment: made.id } });
    } catch (thrown) {
      setProblem(asProblem(thrown).message);
      setBusy(false);
    }
  };
  const onEnter = (): void => void create();
  return (
    <main className="app-page assessment-new" aria-label="New assessment">
      <div className="assessment-form">
        <header>
          <h1>New assessment</h1>
          <p>
            The framework and its rules are pinned by their hash: what is published later never
            changes this assessment.
          </p>
        </header>
        {error !== null && (
          <Callout tone="exception" title="The frameworks could not be read.">
            {error.message}
          </Callout>
        )}
        <Card title="What is asked">
          <div className="app-form">
            <Select
              label="Framework"
              options={(frameworks ?? []).map(({ id, name: title, version, controls }) => ({
                id,
                label: `${title} ${version}`,
                description: `${controls} controls that logs can speak to`,
              }))}
              value={framework?.id ?? null}
              onChange={setChosen}
            />
            <TextField
              label="Name"
              value={name}
              onChange={setName}
              maxLength={120}
              onEnter={onEnter}
              error={isTried && name.trim() === '' ? 'Give the assessment a name.' : undefined}
              {...takesFocus}
            />
          </div>
        </Card>
        <Card title="Period" note="whole days, UTC; the archive’s own period is filled in">
          <div className="assessment-days">
            <TextField
              label="First day"
              placeholder="2025-10-01"
              isMono
              value={first}
              onChange={setFirst}
              onEnter={onEnter}
              error={isTried ? errors.first : undefined}
            />
            <TextField
              label="Last day"
              placeholder="2026-03-31"
              isMono
              value={last}
              onChange={setLast}
              onEnter={onEnter}
              error={isTried ? errors.last : undefined}
            />
          </div>
        </Card>
        <Card title="Scope">
          <div className="app-form">
            <ScopeChoice
              what="accounts"
              names={engagement?.accounts ?? []}
              chosen={accounts}
              onChange={setAccounts}
            />
            <ScopeChoice
              what="regions"
              names={engagement?.regions ?? []}
              chosen={regions}
              onChange={setRegions}
            />
          </div>
        </Card>
        {problem !== undefined && (
          <Callout tone="exception" title="The assessment was not created.">
            {problem}
          </Callout>
        )}
        <footer className="assessment-form-acts">
          <Button isDisabled={isBusy} onPress={() => app.go({ at: 'assessments' })}>
            Cancel
          </Button>
          <Button kind="primary" isBusy={isBusy} isDisabled={!framework} onPress={onEnter}>
            Create assessment
          </Button>
        </footer>
      </div>
    </main>
  );
}

function dayOf(instant: string | null | undefined): string {
  return instant === null || instant === undefined ? '' : formatDay(instant);
}

/** Short enough for a navigator; the framework stands beside it in full. */
function suggestedName({ name }: { readonly name: string }, last: string): string {
  const short = name.replace(/ Benchmark$/, '');
  return isDay(last) ? `${short}, to ${last}` : short;
}
