import { FileSearch } from 'lucide-react';
import type { ReactElement } from 'react';
import { useApp } from '../../app/app-context.ts';
import { attempt } from '../../app/problems.ts';
import { RunningJob } from '../../app/running-job.tsx';
import { useStore } from '../../app/store.ts';
import { takesFocus } from '../../app/takes-focus.ts';
import { useEngagement } from '../../app/use-engagement.ts';
import { chooseAndVerify, type VerifiedFile } from '../../app/verify-file.ts';
import { Button, EmptyState, ErrorState } from '../../ui/index.ts';
import { VerificationView } from './verification-view.tsx';
import './integrity.css';

/** Verifies a report, an archive or a proof that was handed over; needs no open engagement. */
export function VerifyFile(): ReactElement {
  const app = useApp();
  const file = useStore(app.verified);
  const isOpen = useEngagement() !== null;
  const another = (
    <Button
      key="another"
      kind="primary"
      {...takesFocus}
      onPress={() => attempt(() => chooseAndVerify(app))}
    >
      {file === null ? 'Choose a file…' : 'Verify another file…'}
    </Button>
  );
  const back = (
    <Button key="back" onPress={() => app.go({ at: isOpen ? 'integrity' : 'start' })}>
      {isOpen ? 'Back to Integrity' : 'Back to the start'}
    </Button>
  );
  if (file === null) {
    return (
      <main className="app-page" aria-label="Verify a file">
        <EmptyState
          icon={<FileSearch size={28} />}
          title="Verify a report, an archive or a proof"
          acts={[back, another]}
        >
          A signed PDF, a .trailproof file, or the proof of a record. It is read on this computer
          and not changed.
        </EmptyState>
      </main>
    );
  }
  return (
    <main className="app-page integrity-file" aria-label="Verify a file">
      <div className="integrity-file-body">
        <header>
          <h1 title={file.name}>{file.name}</h1>
          <p title={file.folder}>{file.folder}</p>
        </header>
        <FileAnswer answer={file.answer} />
        <footer>
          {back}
          {another}
        </footer>
      </div>
    </main>
  );
}

function FileAnswer({ answer }: Pick<VerifiedFile, 'answer'>): ReactElement {
  switch (answer.state) {
    case 'running':
      return <RunningJob kind="check" />;
    case 'failed':
      return (
        <ErrorState title="The file could not be verified." code={answer.problem.code}>
          {answer.problem.message}
        </ErrorState>
      );
    case 'done':
      return <VerificationView result={answer.result} />;
  }
}
