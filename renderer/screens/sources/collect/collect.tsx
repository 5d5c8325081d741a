import { CloudOff } from 'lucide-react';
import type { ReactElement } from 'react';
import { useApp } from '../../../app/app-context.ts';
import { useCall } from '../../../app/calls.ts';
import { takesFocus } from '../../../app/takes-focus.ts';
import { Button, EmptyState, ErrorState, Skeleton } from '../../../ui/index.ts';
import { chosenProfile } from './collect-form.ts';
import { CollectPage } from './collect-page.tsx';
import './collect.css';

/** Collecting from AWS: as whom, what, and of when; or why nobody can sign in here. */
export function Collect(): ReactElement {
  const app = useApp();
  const { data: known, error, refetch } = useCall('collect.profiles', {});
  if (known !== undefined) {
    const first = chosenProfile({ profile: undefined }, known);
    if (first !== undefined) return <CollectPage known={known} />;
  }
  return (
    <main className="app-page" aria-label="Collect from AWS">
      <h1 className="ui-hidden">Collect from AWS</h1>
      {error !== null ? (
        <ErrorState
          title="The AWS profiles could not be read."
          code={error.code}
          acts={<Button onPress={() => void refetch()}>Try again</Button>}
        >
          {error.message}
        </ErrorState>
      ) : known === undefined ? (
        <Skeleton width="40%" />
      ) : (
        <div className="sources-first">
          <EmptyState
            icon={<CloudOff size={28} />}
            title="No AWS profile on this computer"
            acts={
              <>
                <Button onPress={() => app.dialog.set({ kind: 'policies', wishes: noWishes })}>
                  Policies for the client…
                </Button>
                <Button kind="primary" {...takesFocus} onPress={() => void refetch()}>
                  Look again
                </Button>
              </>
            }
          >
            Trailproof signs in with the profiles of the AWS command line. Set one up with “aws
            configure sso” or “aws configure”, then look again. What a client has to grant you is in
            the policies.
          </EmptyState>
        </div>
      )}
    </main>
  );
}

const noWishes = {
  principal: null,
  externalId: null,
  organization: false,
  s3: null,
  kmsKey: null,
} as const;
