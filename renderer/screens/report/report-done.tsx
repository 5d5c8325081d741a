import { useState, type ReactElement } from 'react';
import type { ReportResult } from '../../../preload/contract/domain.ts';
import type { Verification } from '../../../preload/contract/integrity.ts';
import { useApp } from '../../app/app-context.ts';
import { formatBytes, plural } from '../../app/format.ts';
import { asProblem, attempt } from '../../app/problems.ts';
import { realNames } from '../../app/privacy-words.ts';
import { takesFocus } from '../../app/takes-focus.ts';
import { checkFile } from '../../app/verify-file.ts';
import { useCopy } from '../../app/use-copy.ts';
import { usePrivacy } from '../../app/use-privacy.ts';
import { Button, Callout, Card, Facts, Hash } from '../../ui/index.ts';
import { VerificationView } from '../integrity/verification-view.tsx';
import '../integrity/integrity.css';

export interface ReportDoneProps {
  readonly result: ReportResult;
  readonly onAgain: () => void;
}

/** The report that was made: what it is, where it lies, and that it verifies. */
export function ReportDone({ result, onAgain }: ReportDoneProps): ReactElement {
  const app = useApp();
  const copy = useCopy();
  const isHiding = usePrivacy();
  const [isBusy, setBusy] = useState(false);
  const [checked, setChecked] = useState<Verification | null>(null);
  const [problem, setProblem] = useState<string>();
  const { ticket } = result;
  const verify = async (): Promise<void> => {
    if (ticket === null) return;
    setBusy(true);
    setProblem(undefined);
    try {
      setChecked(await checkFile(app, ticket));
    } catch (thrown) {
      setProblem(asProblem(thrown).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Card title={result.signed ? 'The report is signed' : 'The report is written, not signed'}>
      <div className="report-form">
        <Facts
          labelWidth={84}
          facts={[
            { label: 'File', value: result.file },
            {
              label: 'Size',
              value: `${plural(result.pages, 'page')}, ${formatBytes(result.bytes)}`,
            },
            {
              label: 'Signature',
              value: result.signed ? `PAdES ${result.level}` : 'none',
              tone: result.signed ? 'valid' : 'none',
            },
            ...(result.signer === null ? [] : [{ label: 'Signer', value: result.signer }]),
            {
              label: 'SHA-256',
              value: (
                <Hash value={result.sha256} label="SHA-256 of the report" keep={8} onCopy={copy} />
              ),
            },
          ]}
        />
        {isHiding && <Callout tone="information">{realNames('The report')}</Callout>}
        {!result.recorded && (
          <Callout tone="attention" title="The ledger does not tell of this report.">
            The archive is read-only. Keep the report: it names the ledger’s head.
          </Callout>
        )}
        {problem !== undefined && (
          <Callout tone="exception" title="The report could not be verified.">
            {problem}
          </Callout>
        )}
        <div className="report-acts">
          <Button kind="quiet" onPress={onAgain}>
            Another report
          </Button>
          {ticket !== null && (
            <Button onPress={() => attempt(() => app.client.call('app.reveal', { ticket }))}>
              Show in folder
            </Button>
          )}
          {ticket !== null && (
            <Button kind="primary" isBusy={isBusy} {...takesFocus} onPress={() => void verify()}>
              Verify now
            </Button>
          )}
        </div>
        {checked !== null && <VerificationView result={checked} />}
      </div>
    </Card>
  );
}
