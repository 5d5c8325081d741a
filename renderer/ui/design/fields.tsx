import { useState, type ReactElement } from 'react';
import { Checkbox } from '../checkbox.tsx';
import { ComboBox } from '../combo-box.tsx';
import { PasswordField } from '../password-field.tsx';
import { RadioGroup } from '../radio-group.tsx';
import { SearchField } from '../search-field.tsx';
import { Select } from '../select.tsx';
import { TextArea } from '../text-area.tsx';
import { TextField } from '../text-field.tsx';
import type { Option } from '../types.ts';
import { QueryWords } from './query-words.tsx';
import { Section, Show } from './section.tsx';

const ACCOUNTS: readonly Option[] = [
  { id: 'prod', label: 'payments-prod', description: '4471 2903 9020' },
  { id: 'security', label: 'security', description: '8812 0045 1177' },
  { id: 'lake', label: 'data-lake', description: '2093 6611 0482' },
  { id: 'sandbox', label: 'sandbox-eu', description: 'outside the scope', isDisabled: true },
];
const SCALES: readonly Option<'aicpa' | 'firm' | 'pci'>[] = [
  { id: 'aicpa', label: 'SOC 2', description: 'no exception noted, exception noted' },
  { id: 'firm', label: 'The firm’s own', description: 'low, moderate, high' },
  { id: 'pci', label: 'PCI DSS', description: 'needs the licensed text', isDisabled: true },
];
const QUERY = '(what = ConsoleLogin AND mfa = no) OR what = StopLogging WHEN 2026-03';

/** Fields in their states. */
export function Fields(): ReactElement {
  const [text, setText] = useState('Northwind Payments · FY26 H1');
  const [arn, setArn] = useState('arn:aws:iam::447129039020:role/deploy-prod');
  const [note, setNote] = useState('No change ticket for this window. Asked client (PBC 14).');
  const [secret, setSecret] = useState('correct horse');
  const [query, setQuery] = useState(QUERY);
  const [find, setFind] = useState('');
  const [account, setAccount] = useState<string | null>('prod');
  const [principal, setPrincipal] = useState<string | null>(null);
  const [scale, setScale] = useState<'aicpa' | 'firm' | 'pci'>('aicpa');
  const [isOn, setOn] = useState(true);
  return (
    <Section
      id="fields"
      title="Fields"
      intro="The label stands above, the reason or the error below, in one sentence. Errors are said, not only coloured."
    >
      <div className="design-shows">
        <Show title="The query bar" span={3}>
          <SearchField
            label="Query"
            size="large"
            isMono
            shortcut="/"
            value={query}
            onChange={setQuery}
            overlay={<QueryWords text={query} />}
          />
          <div className="design-grid-3">
            <SearchField
              label="Filter"
              placeholder="Filter controls"
              shortcut="/"
              value={find}
              onChange={setFind}
            />
            <SearchField label="Busy" value="breakglass" onChange={ignore} isBusy />
            <SearchField
              label="Off"
              placeholder="Nothing to search"
              value=""
              onChange={ignore}
              isDisabled
            />
          </div>
        </Show>
        <Show title="Text">
          <TextField
            label="Engagement"
            description="Shown on every page of the report."
            value={text}
            onChange={setText}
            isRequired
          />
          <TextField label="Role" isMono value={arn} onChange={setArn} />
          <TextField label="Tolerance" value="15" onChange={ignore} suffix="minutes" />
        </Show>
        <Show title="Invalid, read-only, disabled">
          <TextField
            label="Period ends"
            value="2025-13-01"
            onChange={ignore}
            isMono
            error="There is no 13th month. Write the day as 2025-12-01."
          />
          <TextField
            label="Population hash"
            value="a81f5be1c07a2c9e"
            onChange={ignore}
            isMono
            isReadOnly
          />
          <TextField label="Region" value="eu-central-1" onChange={ignore} isDisabled />
        </Show>
        <Show title="Longer words and secrets">
          <TextArea
            label="Reason for reopening"
            description="Kept in the custody ledger."
            value={note}
            onChange={setNote}
          />
          <PasswordField label="Password of the key" value={secret} onChange={setSecret} />
          <PasswordField
            label="Again"
            value="correct house"
            onChange={ignore}
            error="The two are not the same."
          />
        </Show>
        <Show title="Choices in a list">
          <Select label="Account" options={ACCOUNTS} value={account} onChange={setAccount} />
          <ComboBox
            label="Principal"
            placeholder="Type a name"
            options={ACCOUNTS}
            value={principal}
            onChange={setPrincipal}
          />
          <Select
            label="Severity"
            options={ACCOUNTS}
            value={null}
            onChange={ignore}
            error="Choose one to go on."
          />
          <Select label="Locked" options={ACCOUNTS} value="lake" onChange={ignore} isDisabled />
        </Show>
        <Show title="One of a few">
          <RadioGroup label="Result words" options={SCALES} value={scale} onChange={setScale} />
        </Show>
        <Show title="Yes or no">
          <Checkbox isSelected={isOn} onChange={setOn}>
            Attach the machine-readable evidence
          </Checkbox>
          <Checkbox
            isSelected={false}
            onChange={ignore}
            description="Adds about 12 MB and a second signature."
          >
            Add a time stamp (RFC 3161)
          </Checkbox>
          <Checkbox isSelected={false} isIndeterminate onChange={ignore}>
            3 of 6 accounts
          </Checkbox>
          <Checkbox isSelected isDisabled onChange={ignore}>
            Include the custody ledger
          </Checkbox>
          <Checkbox isSelected={false} isInvalid onChange={ignore}>
            I have read what this report is not
          </Checkbox>
        </Show>
      </div>
    </Section>
  );
}

function ignore(): void {
  // The example stays as it is.
}
