import { useState, type ReactElement } from 'react';
import type { Completeness } from '../../../../preload/contract/completeness.ts';
import { useApp } from '../../../app/app-context.ts';
import { checkCompleteness } from '../../../app/completeness.ts';
import { formatInstant, formatSeconds } from '../../../app/format.ts';
import { useRemembered } from '../../../app/memory.ts';
import { useJob } from '../../../app/use-job.ts';
import { Button, TextField } from '../../../ui/index.ts';
import { isDay, periodOf } from '../../assessment/period.ts';

/** The question, the period it is asked for, and the act that answers it. */
export function TrailHead({ result }: { readonly result?: Completeness }): ReactElement {
  const app = useApp();
  const isRunning = useJob('completeness') !== undefined;
  const [first, setFirst] = useRemembered('trail first', '');
  const [last, setLast] = useRemembered('trail last', '');
  const [isTried, setTried] = useState(false);
  const errors = isTried ? errorsOf(first, last) : {};
  const check = (): void => {
    setTried(true);
    if (Object.keys(errorsOf(first, last)).length === 0) {
      void checkCompleteness(app, {
        from: first === '' ? null : periodOf({ first, last: first }).from,
        to: last === '' ? null : periodOf({ first: last, last }).to,
      });
    }
  };
  return (
    <header className="trail-head">
      <div>
        <h1>Is it all here, and as AWS delivered it?</h1>
        <p>
          {result === undefined
            ? 'Every hour of every account and region, by AWS’s digest files.'
            : `Checked ${formatInstant(result.at)} in ${formatSeconds(result.seconds)}. Digests prove what was delivered, not that everything was logged.`}
        </p>
      </div>
      <form
        className="trail-ask"
        onSubmit={(event) => {
          event.preventDefault();
          check();
        }}
      >
        <TextField
          label="First day"
          placeholder="all"
          value={first}
          onChange={setFirst}
          isMono
          error={errors.first}
        />
        <TextField
          label="Last day"
          placeholder="all"
          value={last}
          onChange={setLast}
          isMono
          error={errors.last}
        />
        <Button
          kind={result === undefined ? 'primary' : 'secondary'}
          type="submit"
          isBusy={isRunning}
        >
          {result === undefined ? 'Check completeness' : 'Check again'}
        </Button>
      </form>
    </header>
  );
}

/** Both days may be left open: then each chain’s own start and end hold. */
function errorsOf(first: string, last: string): { first?: string; last?: string } {
  const wrong = 'Write a day as YYYY-MM-DD.';
  return {
    ...(first !== '' && !isDay(first) ? { first: wrong } : {}),
    ...(last !== '' && !isDay(last) ? { last: wrong } : {}),
    ...(isDay(first) && isDay(last) && last < first ? { last: 'Before the first day.' } : {}),
  };
}
