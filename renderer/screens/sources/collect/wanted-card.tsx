import type { ReactElement } from 'react';
import { Card, RadioGroup, TextField } from '../../../ui/index.ts';
import type { FormCardProps } from './sign-in-card.tsx';

/** What is collected: the event history of accounts, or a trail's bucket; where, and of when. */
export function WantedCard(props: FormCardProps): ReactElement {
  const { form, onChange } = props;
  return (
    <Card title="What is collected">
      <div className="app-form">
        <RadioGroup
          label="Source"
          value={form.of}
          onChange={(of) => onChange({ of })}
          options={[
            {
              id: 'history',
              label: 'Event history',
              description: 'Management events of the last 90 days; collected, no AWS proof.',
            },
            {
              id: 'bucket',
              label: 'Bucket of a trail',
              description: 'Log files as delivered, with the digests that AWS signed.',
            },
          ]}
        />
        {form.of === 'history' ? <Accounts {...props} /> : <Bucket {...props} />}
        <Regions {...props} />
        <Period {...props} />
      </div>
    </Card>
  );
}

function Accounts(props: FormCardProps): ReactElement {
  const { form, onChange } = props;
  return (
    <>
      <RadioGroup
        label="Accounts"
        value={form.accounts}
        onChange={(accounts) => onChange({ accounts })}
        options={[
          { id: 'own', label: 'The account that is signed in to' },
          { id: 'some', label: 'These accounts' },
          { id: 'organization', label: 'All active accounts of the organization' },
        ]}
      />
      {form.accounts === 'some' && (
        <AccountIds
          {...props}
          label="Account ids"
          placeholder="111122223333, 444455556666"
          description="Accounts other than the one signed in to are entered through the role above."
        />
      )}
    </>
  );
}

function Bucket(props: FormCardProps): ReactElement {
  const { form, errors, onChange, onEnter } = props;
  return (
    <div className="collect-pair">
      <TextField
        label="Bucket"
        placeholder="s3://bucket/prefix"
        isMono
        maxLength={1100}
        value={form.s3}
        onChange={(s3) => onChange({ s3 })}
        onEnter={onEnter}
        error={errors.s3}
        description="Test the connection to find it."
      />
      <AccountIds {...props} label="Only these accounts" placeholder="all that have files there" />
    </div>
  );
}

interface AccountIdsProps extends FormCardProps {
  readonly label: string;
  readonly placeholder: string;
  readonly description?: string;
}

function AccountIds(props: AccountIdsProps): ReactElement {
  const { form, errors, onChange, onEnter, label, placeholder, description } = props;
  return (
    <TextField
      label={label}
      placeholder={placeholder}
      description={description}
      isMono
      value={form.accountIds}
      onChange={(accountIds) => onChange({ accountIds })}
      onEnter={onEnter}
      error={errors.accountIds}
    />
  );
}

function Regions({ form, errors, onChange, onEnter }: FormCardProps): ReactElement {
  return (
    <>
      <RadioGroup
        label="Regions"
        orientation="horizontal"
        value={form.regions}
        onChange={(regions) => onChange({ regions })}
        options={[
          {
            id: 'all',
            label: form.of === 'history' ? 'All that are enabled' : 'All that have files there',
          },
          { id: 'some', label: 'These regions' },
        ]}
      />
      {form.regions === 'some' && (
        <TextField
          label="Names of the regions"
          placeholder="eu-central-1, us-east-1"
          isMono
          value={form.regionNames}
          onChange={(regionNames) => onChange({ regionNames })}
          onEnter={onEnter}
          error={errors.regionNames}
        />
      )}
    </>
  );
}

function Period({ form, errors, onChange, onEnter }: FormCardProps): ReactElement {
  return (
    <div className="collect-pair">
      <TextField
        label="First day"
        placeholder="as far back as there is"
        isMono
        value={form.first}
        onChange={(first) => onChange({ first: first.trim() })}
        onEnter={onEnter}
        error={errors.first}
        description="YYYY-MM-DD, UTC; may stay empty."
      />
      <TextField
        label="Last day"
        placeholder="up to now"
        isMono
        value={form.last}
        onChange={(last) => onChange({ last: last.trim() })}
        onEnter={onEnter}
        error={errors.last}
      />
    </div>
  );
}
