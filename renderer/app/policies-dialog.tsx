import { useState, type ReactElement } from 'react';
import { PolicyWishes } from '../../preload/contract/collect.ts';
import { Button, Callout, Checkbox, CodeView, Dialog, TextField } from '../ui/index.ts';
import { useCall } from './calls.ts';
import { takesFocus } from './takes-focus.ts';
import { useCopy } from './use-copy.ts';
import './collect.css';

export interface PoliciesDialogProps {
  readonly wishes: PolicyWishes;
  readonly onClose: () => void;
}

const fields = [
  {
    name: 'principal',
    label: 'Who may take the role',
    placeholder: 'arn:aws:iam::444455556666:user/maria',
    wrong: 'Write the ARN of a user or role, or an account id of twelve digits.',
  },
  {
    name: 'externalId',
    label: 'External ID',
    placeholder: 'agreed with the client',
    wrong: 'An external ID has at least two letters, digits or signs of =,.@:/-.',
  },
  {
    name: 's3',
    label: 'Bucket of the trail',
    placeholder: 's3://bucket/prefix',
    wrong: 'Write it like s3://bucket/prefix.',
  },
  {
    name: 'kmsKey',
    label: 'KMS key of the bucket',
    placeholder: 'arn:aws:kms:…:key/…',
    wrong: 'Write the ARN of the key.',
  },
] as const;

/** The least policies that collecting needs, as texts to hand to a client. */
export function PoliciesDialog({ wishes, onClose }: PoliciesDialogProps): ReactElement {
  const copy = useCopy();
  const [asked, setAsked] = useState(wishes);
  const parsed = PolicyWishes.safeParse(asked);
  const known = parsed.success ? parsed.data : wishes;
  const wrong = new Set(parsed.error?.issues.map(({ path }) => path[0]));
  const { data, error } = useCall('collect.policies', known, {
    isEnabled: parsed.success,
    keepsPrevious: true,
  });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="large"
      title="Policies for the client"
      intro="The client creates a role with the first as its permissions and the second as its trust. They let it read, and nothing else."
      footer={
        <Button kind="primary" onPress={onClose}>
          Done
        </Button>
      }
    >
      <div className="app-policy-fields">
        {fields.map(({ name, label, placeholder, wrong: words }, index) => (
          <TextField
            key={name}
            label={label}
            placeholder={placeholder}
            isMono
            maxLength={700}
            value={asked[name] ?? ''}
            onChange={(text) => setAsked({ ...asked, [name]: text.trim() || null })}
            error={wrong.has(name) ? words : undefined}
            {...(index === 0 && takesFocus)}
          />
        ))}
      </div>
      <Checkbox
        isSelected={asked.organization}
        onChange={(organization) => setAsked({ ...asked, organization })}
      >
        With the list of the organization’s accounts
      </Checkbox>
      {error !== null && <Callout tone="exception">{error.message}</Callout>}
      {data !== undefined && (
        <>
          <Policy name="Permissions policy" text={data.access} onCopy={copy} />
          {data.trust === null ? (
            <p className="ui-quiet">Say who may take the role, and its trust policy stands here.</p>
          ) : (
            <Policy name="Trust policy" text={data.trust} onCopy={copy} />
          )}
        </>
      )}
    </Dialog>
  );
}

interface PolicyProps {
  readonly name: string;
  readonly text: string;
  readonly onCopy: (text: string) => Promise<void>;
}

function Policy({ name, text, onCopy }: PolicyProps): ReactElement {
  return (
    <section aria-label={name} className="app-policy">
      <header>
        <h3>{name}</h3>
        <Button
          size="small"
          onPress={() => void onCopy(text)}
          aria-label={`Copy the ${name.toLowerCase()}`}
        >
          Copy
        </Button>
      </header>
      <CodeView label={name} text={text} isSearchable={false} maxHeight={170} />
    </section>
  );
}
