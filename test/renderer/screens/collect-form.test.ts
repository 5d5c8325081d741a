import { describe, expect, it } from 'vitest';
import {
  chosenProfile,
  firstForm,
  formErrors,
  profileWords,
  wantedOf,
  type CollectForm,
} from '../../../renderer/screens/sources/collect/collect-form.ts';

const form = (part: Partial<CollectForm>): CollectForm => ({ ...firstForm, ...part });
const wrong = (part: Partial<CollectForm>): string[] => Object.keys(formErrors(form(part)));

describe('the form that collects', () => {
  // Red if the least form asks for more than the account that is signed in to.
  it('asks, as it is, for all regions of one account as far back as there is', () => {
    expect(formErrors(firstForm)).toEqual({});
    expect(wantedOf(firstForm, 'client')).toEqual({
      signIn: { profile: 'client', role: null, externalId: null },
      wanted: { of: 'history', accounts: 'own', regions: [], from: null, to: null },
    });
  });

  // Red if a field that is not shown, or not chosen, goes along.
  it('takes what is chosen, and nothing that was typed for another choice', () => {
    const filled = form({
      accounts: 'some',
      accountIds: '111122223333, 222233334444',
      regions: 'some',
      regionNames: 'eu-central-1 us-gov-west-1',
      first: '2026-03-01',
      last: '2026-03-31',
      role: ' Audit ',
      externalId: 'x-1',
    });
    expect(wantedOf(filled, null)).toEqual({
      signIn: { profile: null, role: 'Audit', externalId: 'x-1' },
      wanted: {
        of: 'history',
        accounts: ['111122223333', '222233334444'],
        regions: ['eu-central-1', 'us-gov-west-1'],
        from: '2026-03-01T00:00:00Z',
        to: '2026-04-01T00:00:00Z',
      },
    });
    const { wanted } = wantedOf({ ...filled, accounts: 'own', regions: 'all' }, null);
    expect(wanted).toMatchObject({ accounts: 'own', regions: [] });
    const bucket = wantedOf({ ...filled, of: 'bucket', s3: ' s3://logs/p ' }, null).wanted;
    expect(bucket).toMatchObject({ of: 'bucket', s3: 's3://logs/p' });
  });

  // Red if the engine is asked for something that it refuses, in place of a word beside the field.
  it('says beside each field what is wrong with it', () => {
    expect(wrong({ accounts: 'some' })).toEqual(['accountIds']);
    expect(wrong({ accounts: 'some', accountIds: '1111' })).toEqual(['accountIds']);
    expect(wrong({ accounts: 'organization' })).toEqual(['role']);
    expect(wrong({ role: 'a role' })).toEqual(['role']);
    expect(wrong({ externalId: 'x' })).toEqual(['externalId']);
    expect(wrong({ regions: 'some', regionNames: 'Frankfurt' })).toEqual(['regionNames']);
    expect(wrong({ of: 'bucket', s3: 'logs' })).toEqual(['s3']);
    expect(wrong({ of: 'bucket', s3: 's3://logs', accountIds: '12' })).toEqual(['accountIds']);
    expect(wrong({ first: '2026-02-30' })).toEqual(['first']);
    expect(wrong({ first: '2026-03-02', last: '2026-03-01' })).toEqual(['last']);
    expect(wrong({ last: '2026-03-01' })).toEqual([]);
  });
});

describe('the profile', () => {
  const profile = (name: string) => ({ name, kind: 'keys' as const, mfa: false, risks: [] });

  // Red if a profile that is gone stays chosen, or nothing is taken for the environment.
  it('is the one that was chosen while it is there, else the first there is', () => {
    const known = { profiles: [profile('a'), profile('b')], environment: false };
    expect(chosenProfile({ profile: undefined }, known)).toBe('a');
    expect(chosenProfile({ profile: 'b' }, known)).toBe('b');
    expect(chosenProfile({ profile: 'gone' }, known)).toBe('a');
    expect(chosenProfile({ profile: null }, known)).toBe('a');
    expect(chosenProfile({ profile: undefined }, { ...known, environment: true })).toBeNull();
    expect(
      chosenProfile({ profile: undefined }, { profiles: [], environment: false }),
    ).toBeUndefined();
  });

  it('says how it signs in', () => {
    expect(profileWords({ kind: 'role', mfa: true })).toBe('assumes a role, asks for an MFA code');
    expect(profileWords({ kind: 'program', mfa: false })).toBe('starts a program of yours');
  });
});
