import { useCall } from './calls.ts';
import { useEngagement } from './use-engagement.ts';

/** True while the people of the open engagement are pseudonymised. */
export function usePrivacy(): boolean {
  const isEnabled = useEngagement() !== null;
  const { data } = useCall('privacy.state', {}, { isEnabled });
  return isEnabled && data?.isOn === true;
}
