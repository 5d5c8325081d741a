import { ArrowLeft, Copy } from 'lucide-react';
import { useMemo, type ReactElement } from 'react';
import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import type { EventRecord } from '../../../preload/contract/domain.ts';
import type { Problem } from '../../../preload/contract/errors.ts';
import { redactSecrets } from '../../../preload/contract/secrets.ts';
import type { EventRef } from '../../../preload/contract/ids.ts';
import { useActs } from '../../app/acts.ts';
import { useApp } from '../../app/app-context.ts';
import { callOptions } from '../../app/calls.ts';
import { plural } from '../../app/format.ts';
import { useRemembered } from '../../app/memory.ts';
import { attempt } from '../../app/problems.ts';
import { secretsOfCopy } from '../../app/copied-words.ts';
import { useCopy } from '../../app/use-copy.ts';
import { Button, Checkbox, ErrorState, showToast, Skeleton } from '../../ui/index.ts';
import { hasChosenWords } from '../../app/chosen-words.ts';
import { CompareTable } from './compare-table.tsx';
import { compareRecords } from './compare-records.ts';
import { comparisonText } from './comparison-text.ts';
import './compare.css';

/** Two to five events side by side: a row for each field, marked where they differ. */
export function Compare({ events }: { readonly events: readonly EventRef[] }): ReactElement {
  const app = useApp();
  const copy = useCopy();
  const [isOnlyDifferent, setOnlyDifferent] = useRemembered('compare.only', true);
  const { records, problem } = useQueries({
    queries: events.map((ref) => callOptions(app, 'events.record', { ref })),
    combine,
  });
  const isWhole = records.length === events.length;
  const comparison = useMemo(() => compareRecords(records.map(({ raw }) => raw)), [records]);
  const different = comparison.fields.filter(({ differs }) => differs);
  const leave = (): void => (app.acts.run('back') ? undefined : app.go({ at: 'events' }));
  const shown = isOnlyDifferent ? different : comparison.fields;
  const copyAll = (): void =>
    attempt(async () => {
      const bare = records.map(({ raw }) => redactSecrets(raw));
      const { fields } = compareRecords(bare.map(({ text }) => text));
      const values = new Map(fields.map((field) => [field.path, field.values]));
      const copied = shown.map((field) => ({
        ...field,
        values: values.get(field.path) ?? field.values,
      }));
      await copy(comparisonText(records, copied));
      const redacted = bare.reduce((sum, { count }) => sum + count, 0);
      showToast({
        tone: 'valid',
        title: `${plural(shown.length, 'field')} copied as rows.`,
        detail: secretsOfCopy(redacted, false),
      });
    });
  useActs({
    'close-record': leave,
    // Asked when the key is pressed: words that are selected then are what is to be copied.
    get copy() {
      return isWhole && !hasChosenWords() ? copyAll : undefined;
    },
  });
  if (problem !== null) {
    return (
      <main className="compare" aria-label="Compare events">
        <ErrorState
          title="An event could not be read."
          code={problem.code}
          acts={<Button onPress={leave}>Back</Button>}
        >
          {problem.message}
        </ErrorState>
      </main>
    );
  }
  return (
    <main className="compare" aria-label="Compare events">
      <header className="compare-head">
        <Button kind="quiet" icon={<ArrowLeft size={14} />} shortcut="escape" onPress={leave}>
          Back
        </Button>
        <h1>{plural(events.length, 'event')} side by side</h1>
        <output>
          {isWhole
            ? `${different.length === 0 ? 'No field differs' : `${plural(different.length, 'field')} of ${comparison.fields.length} ${different.length === 1 ? 'differs' : 'differ'}`}${comparison.isCut ? '; a record has more fields than are compared' : ''}.`
            : 'Reading the records…'}
        </output>
        <span className="compare-acts">
          <Checkbox isSelected={isOnlyDifferent} onChange={setOnlyDifferent}>
            Only differences
          </Checkbox>
          <Button
            size="small"
            icon={<Copy size={13} />}
            shortcut="mod+c"
            isDisabled={!isWhole}
            onPress={copyAll}
          >
            Copy
          </Button>
        </span>
      </header>
      {isWhole ? (
        <CompareTable records={records} fields={shown} />
      ) : (
        <Skeleton width="100%" height={240} />
      )}
    </main>
  );
}

function combine(answers: readonly UseQueryResult<EventRecord>[]): {
  readonly records: readonly EventRecord[];
  readonly problem: Problem | null;
} {
  return {
    records: answers.flatMap(({ data }) => (data === undefined ? [] : [data])),
    problem: answers.find(({ error }) => error !== null)?.error ?? null,
  };
}
