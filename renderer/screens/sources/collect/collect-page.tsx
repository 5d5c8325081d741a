import { useState, type ReactElement } from 'react';
import {
  PolicyWishes,
  type AwsAccess,
  type AwsProfiles,
  type AwsTrail,
} from '../../../../preload/contract/collect.ts';
import type { Problem } from '../../../../preload/contract/errors.ts';
import { useApp } from '../../../app/app-context.ts';
import {
  failureKey,
  startCollection,
  testConnection,
  type CollectionWanted,
} from '../../../app/collect.ts';
import { useRemembered } from '../../../app/memory.ts';
import { asProblem, attempt, tellProblem } from '../../../app/problems.ts';
import { ReadOnlyReason, useReadOnly } from '../../../app/read-only.tsx';
import { askSchedule } from '../../../app/schedules.ts';
import { useJob } from '../../../app/use-job.ts';
import { Button, Callout } from '../../../ui/index.ts';
import { AccessPanel } from './access-panel.tsx';
import {
  chosenProfile,
  firstForm,
  formErrors,
  wantedOf,
  type CollectForm,
} from './collect-form.ts';
import { SignInCard } from './sign-in-card.tsx';
import { WantedCard } from './wanted-card.tsx';

/** What a test found, and of what. */
interface Tested {
  readonly signIn: string;
  readonly reach: string;
  readonly access: AwsAccess | null;
  readonly problem?: string;
}

/** The form, with what the test of the connection found beside it. */
export function CollectPage({ known }: { readonly known: AwsProfiles }): ReactElement {
  const app = useApp();
  const isReadOnly = useReadOnly();
  const isBusy = useJob('import') !== undefined;
  const isTesting = useJob('connection') !== undefined;
  const [form, setForm] = useRemembered<CollectForm>('collect.form', firstForm);
  const [tested, setTested] = useRemembered<Tested | null>('collect.tested', null);
  const [failure, setFailure] = useRemembered<Problem | undefined>(failureKey, undefined);
  const [isTried, setTried] = useState(false);
  const profile = chosenProfile(form, known) ?? null;
  const errors = formErrors(form);
  const ofForm = keysOf(form, profile);
  const change = (part: Partial<CollectForm>): void => setForm({ ...form, ...part });
  const ifRight = (work: (wanted: CollectionWanted) => void): void => {
    setTried(true);
    if (Object.keys(errors).length === 0) work(wantedOf(form, profile));
    else setTimeout(focusFirstWrong, 0);
  };
  const test = (): void => {
    if (isTesting) return;
    ifRight((wanted) => {
      setFailure(undefined);
      attempt(async () =>
        setTested(await tried(ofForm, () => testConnection(app, wanted), tested)),
      );
    });
  };
  const start = (): void => ifRight((wanted) => void startCollection(app, wanted));
  const schedule = (): void => ifRight((wanted) => attempt(() => askSchedule(app, wanted)));
  const useTrail = ({ s3 }: AwsTrail): void => change({ of: 'bucket', s3 });
  const isSame = tested !== null && tested.signIn === ofForm.signIn;
  const cards = { form, errors: isTried ? errors : {}, onChange: change, onEnter: start };
  return (
    <main className="app-page collect-page" aria-label="Collect from AWS">
      <div className="collect-columns">
        <header className="collect-head">
          <h1>Collect from AWS</h1>
          <p>
            Reads only, paced below AWS’s limits. What is fetched is kept as it came, with who asked
            where and when; the same collection once more goes on where it ended.
          </p>
        </header>
        <div className="collect-form">
          {failure !== undefined && (
            <Callout tone="exception" title="The collection could not begin.">
              {failure.message}
            </Callout>
          )}
          <SignInCard {...cards} known={known} profile={profile} />
          <WantedCard {...cards} />
        </div>
        <AccessPanel
          access={isSame ? tested.access : null}
          problem={isSame ? tested.problem : undefined}
          isOther={isSame && tested.reach !== ofForm.reach}
          onUse={useTrail}
        />
      </div>
      <footer className="collect-acts">
        <div>
          <Button
            onPress={() =>
              app.dialog.set({
                kind: 'policies',
                wishes: policyWishes(form, isSame ? tested : null),
              })
            }
          >
            Policies for the client…
          </Button>
        </div>
        <div>
          <Button onPress={() => app.go({ at: 'sources' })}>Cancel</Button>
          <Button isBusy={isTesting} onPress={test}>
            Test connection
          </Button>
          {isReadOnly ? (
            <ReadOnlyReason what="nothing can be collected" />
          ) : (
            <>
              <Button onPress={schedule}>On a schedule…</Button>
              <Button kind="primary" isDisabled={isBusy} onPress={start}>
                Collect
              </Button>
            </>
          )}
        </div>
      </footer>
    </main>
  );
}

/** What is wrong may lie below what is in view; the sentences stand there once this is drawn. */
function focusFirstWrong(): void {
  document.querySelector<HTMLElement>('.collect-form input[aria-invalid=true]')?.focus();
}

/** What a test finds, as data; one that was cancelled leaves what was known before. */
async function tried(
  of: Pick<Tested, 'signIn' | 'reach'>,
  test: () => Promise<AwsAccess>,
  before: Tested | null,
): Promise<Tested | null> {
  try {
    return { ...of, access: await test() };
  } catch (thrown) {
    const problem = asProblem(thrown);
    if (problem.code !== 'cancelled') return { ...of, access: null, problem: problem.message };
    tellProblem(problem);
    return before;
  }
}

/** What a test of the form is a test of: as whom, and of what. */
function keysOf(
  { role, externalId, of, s3, accounts }: CollectForm,
  profile: string | null,
): Pick<Tested, 'signIn' | 'reach'> {
  return {
    signIn: JSON.stringify([profile, role.trim(), externalId.trim()]),
    reach: of === 'bucket' ? s3.trim() : String(accounts === 'organization'),
  };
}

/** What the form says already; what does not fit is left to be written. */
function policyWishes(form: CollectForm, tested: Tested | null): PolicyWishes {
  const fits = <K extends keyof PolicyWishes>(name: K, text: string | undefined): string | null => {
    const parsed = PolicyWishes.shape[name].safeParse(text);
    return parsed.success && typeof parsed.data === 'string' ? parsed.data : null;
  };
  return {
    principal: fits('principal', tested?.access?.identity.arn),
    externalId: fits('externalId', form.externalId.trim()),
    organization: form.of === 'history' && form.accounts === 'organization',
    s3: form.of === 'bucket' ? fits('s3', form.s3.trim()) : null,
    kmsKey: null,
  };
}
