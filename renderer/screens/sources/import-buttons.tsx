import type { ReactElement } from 'react';
import { useApp } from '../../app/app-context.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/index.ts';
import { takesFocus } from '../../app/takes-focus.ts';

/** The two ways in; `isFirst` makes one of them the next act. */
export function ImportButtons({ isFirst = false }: { readonly isFirst?: boolean }): ReactElement {
  const { acts, jobs } = useApp();
  const isBusy = useStore(jobs.running).length > 0;
  return (
    <>
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
