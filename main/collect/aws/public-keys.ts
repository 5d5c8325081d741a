import type { Collected } from '../source.ts';
import { failureOf } from './failure.ts';
import type { Account } from './lookup.ts';
import { steadily } from './patience.ts';

/** CloudTrail signs digests since 2015: no key is older. */
const firstKeys = Date.UTC(2015, 0, 1);

/**
 * The keys that digests of these regions were signed with, as `aws cloudtrail list-public-keys` writes
 * them: AWS tells them in the region of the digest alone. Who asked, and where, decides whether they
 * count as confirmed (main/archive/completeness/keys.ts). Where one may not ask, that is told.
 */
export async function* publicKeys(
  { access, account, identity }: Account,
  regions: readonly string[],
  period: { readonly from: number; readonly to: number },
): AsyncGenerator<Collected> {
  for (const region of regions) {
    const name = `cloudtrail://${account}/${region}/ListPublicKeys`;
    try {
      const { ListPublicKeysCommand } = await import('@aws-sdk/client-cloudtrail');
      const command = new ListPublicKeysCommand({
        StartTime: new Date(Math.max(period.from, firstKeys)),
        EndTime: new Date(period.to),
      });
      const { PublicKeyList = [] } = await steadily(access, async () =>
        (await access.cloudTrail(region)).send(command),
      );
      const list = PublicKeyList.map((key) => ({
        Value: Buffer.from(key.Value ?? []).toString('base64'),
        ValidityStartTime: key.ValidityStartTime?.toISOString(),
        ValidityEndTime: key.ValidityEndTime?.toISOString(),
        Fingerprint: key.Fingerprint,
      }));
      const answer = JSON.stringify({ PublicKeyList: list });
      const endpoint = access.endpoint ?? null;
      const item = { account, region, caller: identity.arn, endpoint, answer };
      yield { kind: 'mark', act: 'keys.fetched', item };
    } catch (thrown) {
      const reason = `the public keys of ${region} were not had: ${failureOf(thrown).words}`;
      yield { kind: 'ignored', name, reason };
    }
  }
}
