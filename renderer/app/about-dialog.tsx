import type { ReactElement } from 'react';
import { Button, Callout, Dialog, Facts, Mark } from '../ui/index.ts';
import { useCall } from './calls.ts';
import { takesFocus } from './takes-focus.ts';

/** What this program is, and what it runs on. */
export function AboutDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const info = useCall('app.info', {}).data;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="About Trailproof"
      size="small"
      footer={
        <Button kind="primary" {...takesFocus} onPress={onClose}>
          Close
        </Button>
      }
    >
      <div className="app-about">
        <div className="app-about-mark">
          <Mark size={44} />
          <p>
            <strong>Trailproof</strong>
            <br />
            From CloudTrail logs to evidence, from evidence to a signed report, offline.
          </p>
        </div>
        {info?.runtime === 'try-out' && (
          <Callout tone="attention" title="A runtime for trying out">
            This Electron is for looking and testing only, never for shipping.
          </Callout>
        )}
        <Facts
          labelWidth={80}
          facts={[
            { label: 'Version', value: info?.version ?? '' },
            { label: 'Electron', value: info?.electron ?? '' },
            { label: 'Chromium', value: info?.chromium ?? '' },
            { label: 'Node', value: info?.node ?? '' },
            { label: 'Licence', value: 'Apache-2.0' },
          ]}
        />
      </div>
    </Dialog>
  );
}
