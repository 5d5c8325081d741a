import type { ReactElement } from 'react';
import type { AwsProfiles } from '../../../../preload/contract/collect.ts';
import { capital } from '../../../app/format.ts';
import { takesFocus } from '../../../app/takes-focus.ts';
import { Callout, Card, Select, TextField } from '../../../ui/index.ts';
import { profileWords, type CollectForm, type FormErrors } from './collect-form.ts';

export interface FormCardProps {
  readonly form: CollectForm;
  readonly errors: FormErrors;
  readonly onChange: (part: Partial<CollectForm>) => void;
  readonly onEnter: () => void;
}

export interface SignInCardProps extends FormCardProps {
  readonly known: AwsProfiles;
  readonly profile: string | null;
}

/** No profile has this name: a section's name cannot hold a line break. */
const environmentId = '\n';

/** As whom AWS is asked: names alone, credentials stay where they are. */
export function SignInCard(props: SignInCardProps): ReactElement {
  const { form, errors, known, profile, onChange, onEnter } = props;
  const options = [
    ...(known.environment
      ? [{ id: environmentId, label: 'From the environment', description: 'AWS_… variables' }]
      : []),
    ...known.profiles.map((each) => ({
      id: each.name,
      label: each.name,
      description: profileWords(each),
    })),
  ];
  const chosen = known.profiles.find(({ name }) => name === profile);
  return (
    <Card title="Who signs in" note="with the profiles of this computer; no credential is kept">
      <div className="app-form">
        <Select
          label="AWS profile"
          options={options}
          value={profile ?? environmentId}
          onChange={(id) => onChange({ profile: id === environmentId ? null : id })}
          description={chosen === undefined ? undefined : capital(`${profileWords(chosen)}.`)}
          {...takesFocus}
        />
        {chosen?.risks.map((risk) => (
          <Callout key={risk} tone="attention">
            {risk}
          </Callout>
        ))}
        <div className="collect-pair">
          <TextField
            label="Role to assume"
            placeholder="optional"
            isMono
            maxLength={700}
            value={form.role}
            onChange={(role) => onChange({ role })}
            onEnter={onEnter}
            error={errors.role}
            description="Its name, for other accounts; or its ARN, at once."
          />
          <TextField
            label="External ID"
            placeholder="optional"
            isMono
            maxLength={1224}
            value={form.externalId}
            onChange={(externalId) => onChange({ externalId })}
            onEnter={onEnter}
            error={errors.externalId}
            description="If the role asks for one."
          />
        </div>
      </div>
    </Card>
  );
}
