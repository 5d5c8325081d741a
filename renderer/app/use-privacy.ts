import type { PrivacyState } from '../../preload/contract/privacy.ts';
import { useCall } from './calls.ts';
import { useEngagement } from './use-engagement.ts';

/** True while the people of the open engagement are pseudonymised. */
export function usePrivacy(): boolean {
  return usePrivacyState()?.isOn === true;
}

/** True once main has said that people are shown by their names: until then no name may be. */
export function useNamesShown(): boolean {
  return areNamesShown(usePrivacyState());
}

/** What is not known is hidden. */
export function areNamesShown(state: Pick<PrivacyState, 'isOn'> | undefined): boolean {
  return state?.isOn === false;
}

function usePrivacyState(): PrivacyState | undefined {
  const isEnabled = useEngagement() !== null;
  const { data } = useCall('privacy.state', {}, { isEnabled });
  return isEnabled ? data : undefined;
}
