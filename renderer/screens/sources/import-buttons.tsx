import type { ReactElement } from 'react';
import { useApp } from '../../app/app-context.ts';
import { ReadOnlyReason, useReadOnly } from '../../app/read-only.tsx';
import { useJob } from '../../app/use-job.ts';
import { Button } from '../../ui/index.ts';
import { takesFocus } from '../../app/takes-focus.ts';

/** The ways in; `isFirst` makes one of them the next act. */
export function ImportButtons({ isFirst = false }: { readonly isFirst?: boolean }): ReactElement {
  const { acts } = useApp();
  const isReadOnly = useReadOnly();
  const isBusy = useJob('import') !== undefined;
  if (isReadOnly) return <ReadOnlyReason what="nothing can be imported" />;
  return (
    <>
      <Button
        shortcut="mod+shift+l"
        isDisabled={isBusy}
        onPress={() => void acts.run('collect-aws')}
      >
        Collect from AWS…
      </Button>
      <Button shortcut="mod+i" isDisabled={isBusy} onPress={() => void acts.run('import-files')}>
        Import files…
      </Button>
      <Button
        kind="primary"
        shortcut="mod+shift+i"
        isDisabled={isBusy}
        {...(isFirst && takesFocus)}
        onPress={() => void acts.run('import-folder')}
      >
        Import folder…
      </Button>
    </>
  );
}
