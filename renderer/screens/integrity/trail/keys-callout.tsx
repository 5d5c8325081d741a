import type { ReactElement } from 'react';
import type { Completeness } from '../../../../preload/contract/completeness.ts';
import { plural } from '../../../app/format.ts';
import { Callout } from '../../../ui/index.ts';

/** Whose word it is that the keys are AWS's: said before anything else. */
export function KeysCallout({ result }: { readonly result: Completeness }): ReactElement | null {
  const { keyList, digests, rows } = result;
  const used = keyList.filter((key) => key.digests > 0);
  const supplied = used.filter(({ origin }) => origin === 'supplied');
  if (supplied.length > 0) {
    const signed = supplied.reduce((sum, key) => sum + key.digests, 0);
    return (
      <Callout
        tone="attention"
        title={`${plural(signed, 'digest')} ${signed === 1 ? 'is' : 'are'} signed with ${supplied.length === 1 ? 'a key' : 'keys'} that the client supplied.`}
      >
        Whoever supplies the key could have signed with a key of their own. Only keys that were
        fetched from AWS with your own credentials are confirmed, and green.
      </Callout>
    );
  }
  if (digests.valid + digests.invalid > 0 && used.length === 0) {
    return (
      <Callout tone="exception" title="No digest’s signature could be verified.">
        Import list_public_keys.json, the output of aws cloudtrail list-public-keys for the period
        and each region, and check again.
      </Callout>
    );
  }
  if (digests.valid + digests.invalid + digests.missing === 0 && rows.length > 0) {
    return (
      <Callout
        tone="information"
        title="No digest files were handed over: nothing here is proven by AWS."
      >
        Ask for the folder CloudTrail-Digest of the trail’s bucket with the objects’ metadata. If
        log file validation was off, there is none.
      </Callout>
    );
  }
  return null;
}
