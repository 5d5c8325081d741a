import type { ReactElement } from 'react';
import type { Assessment } from '../../../preload/contract/assessment.ts';
import type { AssessmentId } from '../../../preload/contract/ids.ts';
import { realNames } from '../../app/privacy-words.ts';
import { usePrivacy } from '../../app/use-privacy.ts';
import {
  Button,
  Callout,
  Card,
  Checkbox,
  PasswordField,
  Progress,
  RadioGroup,
  Select,
} from '../../ui/index.ts';
import { ChosenFile } from './chosen-file.tsx';
import { ReportDone } from './report-done.tsx';
import { useReport } from './use-report.ts';

export interface ReportFormProps {
  readonly list: readonly Assessment[];
  readonly assessment: Assessment;
  readonly onPick: (assessment: AssessmentId) => void;
}

/** Which assessment, signed by which key, into which file. */
export function ReportForm({ list, assessment, onPick }: ReportFormProps): ReactElement {
  const work = useReport(assessment);
  const isHiding = usePrivacy();
  const { errors, isBusy, isSigned } = work;
  if (work.result !== null) return <ReportDone result={work.result} onAgain={work.again} />;
  return (
    <Card title="The report">
      <div className="report-form">
        <Select
          label="Assessment"
          options={list.map(({ id, name }) => ({ id, label: name }))}
          value={assessment.id}
          onChange={onPick}
          isDisabled={isBusy}
        />
        <Checkbox
          isSelected={work.isDraft}
          onChange={work.setDraft}
          isDisabled={isBusy}
          description="Every page is marked; a draft may be signed too"
        >
          This is a draft
        </Checkbox>
        <RadioGroup
          label="Signature"
          options={[
            {
              id: 'sign',
              label: 'Sign with a key file',
              description: 'A PKCS#12 file (.p12, .pfx); the key stays on this computer',
            },
            {
              id: 'plain',
              label: 'Do not sign',
              description: 'Nobody can tell later whether the PDF was changed',
            },
          ]}
          value={isSigned ? 'sign' : 'plain'}
          onChange={(id) => work.setSigned(id === 'sign')}
          isDisabled={isBusy}
        />
        {isSigned && (
          <div className="report-key">
            <ChosenFile
              label="Signing key"
              none="No key chosen"
              act={work.key === null ? 'Choose a key…' : 'Choose another key…'}
              file={work.key}
              error={errors.key}
              isDisabled={isBusy}
              onChoose={work.chooseKey}
            />
            <PasswordField
              label="Password of the key"
              value={work.password}
              onChange={work.setPassword}
              error={errors.password}
              isDisabled={isBusy || work.key === null}
              onEnter={work.create}
            />
          </div>
        )}
        <ChosenFile
          label="Save as"
          none="You are asked where when it is created"
          act={work.out === null ? 'Choose where…' : 'Choose another place…'}
          file={work.out}
          error={errors.out}
          isDisabled={isBusy}
          onChoose={work.chooseOut}
        />
        {isHiding && <Callout tone="information">{realNames('The report')}</Callout>}
        {errors.other !== undefined && (
          <Callout tone="exception" title="The report was not created.">
            {errors.other}
          </Callout>
        )}
        {isBusy && <Progress label="Creating the report" detail="Pages, evidence, signature" />}
        <div className="report-acts">
          <Button kind="primary" isBusy={isBusy} onPress={work.create}>
            {isSigned ? 'Create and sign' : 'Create report'}
          </Button>
        </div>
      </div>
    </Card>
  );
}
