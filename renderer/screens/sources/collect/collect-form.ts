import {
  AwsSignIn,
  AwsWanted,
  type AwsProfile,
  type AwsProfiles,
} from '../../../../preload/contract/collect.ts';
import type { CollectionWanted } from '../../../app/collect.ts';
import { isDay, periodOf } from '../../assessment/period.ts';

/** What stands in the form, as it is typed. */
export interface CollectForm {
  /** Undefined until the person chooses: the first there is. Null: as the environment says. */
  readonly profile: string | null | undefined;
  readonly role: string;
  readonly externalId: string;
  readonly of: AwsWanted['of'];
  readonly s3: string;
  readonly accounts: 'own' | 'some' | 'organization';
  readonly accountIds: string;
  readonly regions: 'all' | 'some';
  readonly regionNames: string;
  /** Days in UTC; empty: without an end. */
  readonly first: string;
  readonly last: string;
}

export const firstForm: CollectForm = {
  profile: undefined,
  role: '',
  externalId: '',
  of: 'history',
  s3: '',
  accounts: 'own',
  accountIds: '',
  regions: 'all',
  regionNames: '',
  first: '',
  last: '',
};

export type FormErrors = Partial<Readonly<Record<keyof CollectForm, string>>>;

/** A fact of each way to sign in, in a few words. */
const kindWords: Readonly<Record<AwsProfile['kind'], string>> = {
  keys: 'access key',
  sso: 'IAM Identity Center (SSO)',
  role: 'assumes a role',
  'web identity': 'assumes a role with a web identity',
  program: 'starts a program of yours',
  login: 'session of the console (aws login)',
  'nothing named': 'names no way to sign in',
};

/** How a profile signs in: `assumes a role, asks for an MFA code`. */
export function profileWords({ kind, mfa }: Pick<AwsProfile, 'kind' | 'mfa'>): string {
  return mfa ? `${kindWords[kind]}, asks for an MFA code` : kindWords[kind];
}

/** The profile that is chosen, or the first there is; undefined if there is none at all. */
export function chosenProfile(
  { profile }: Pick<CollectForm, 'profile'>,
  { profiles, environment }: AwsProfiles,
): string | null | undefined {
  const isThere = profile === null ? environment : profiles.some(({ name }) => name === profile);
  if (profile !== undefined && isThere) return profile;
  return environment ? null : profiles[0]?.name;
}

/** What is wrong with the form, one sentence for each field. */
export function formErrors(form: CollectForm): FormErrors {
  const errors: { -readonly [K in keyof CollectForm]?: string } = {};
  const signIn = AwsSignIn.shape;
  if (!signIn.role.safeParse(textOrNull(form.role)).success) {
    errors.role = 'Write the name of a role, or its ARN.';
  } else if (form.of === 'history' && form.accounts === 'organization' && form.role.trim() === '') {
    errors.role = 'Other accounts are entered through a role: name it.';
  }
  if (!signIn.externalId.safeParse(textOrNull(form.externalId)).success) {
    errors.externalId = 'It has at least two letters, digits or signs of =,.@:/-.';
  }
  if (form.of === 'bucket' && !/^s3:\/\/[a-z0-9][a-z0-9.-]+[a-z0-9](\/.*)?$/.test(form.s3.trim())) {
    errors.s3 = 'Write it like s3://bucket/prefix.';
  }
  const isListed = form.of === 'bucket' ? form.accountIds.trim() !== '' : form.accounts === 'some';
  const ids = listed(form.accountIds);
  if (isListed && (ids.length === 0 || ids.some((id) => !/^\d{12}$/.test(id)))) {
    errors.accountIds = 'Write account ids of twelve digits, separated by commas.';
  }
  const names = listed(form.regionNames);
  const isRegion = (name: string): boolean => /^[a-z]{2,3}(-[a-z]+){1,3}-\d{1,2}$/.test(name);
  if (form.regions === 'some' && (names.length === 0 || !names.every(isRegion))) {
    errors.regionNames = 'Write regions such as eu-central-1, separated by commas.';
  }
  return { ...errors, ...periodErrors(form) };
}

function periodErrors({ first, last }: CollectForm): FormErrors {
  const wrong = 'Write a day as YYYY-MM-DD, such as 2026-03-31.';
  const isRight = (text: string): boolean => text === '' || isDay(text);
  return {
    ...(isRight(first) ? {} : { first: wrong }),
    ...(isRight(last) ? {} : { last: wrong }),
    ...(isDay(first) && isDay(last) && last < first
      ? { last: 'The last day lies before the first.' }
      : {}),
  };
}

/** The form as the contract holds it. @throws ZodError if `formErrors` finds something */
export function wantedOf(form: CollectForm, profile: string | null): CollectionWanted {
  const days = {
    from: form.first === '' ? null : periodOf({ first: form.first, last: form.first }).from,
    to: form.last === '' ? null : periodOf({ first: form.last, last: form.last }).to,
  };
  const regions = form.regions === 'some' ? listed(form.regionNames) : [];
  const ids = listed(form.accountIds);
  return {
    signIn: AwsSignIn.parse({
      profile,
      role: textOrNull(form.role),
      externalId: textOrNull(form.externalId),
    }),
    wanted: AwsWanted.parse(
      form.of === 'bucket'
        ? { of: 'bucket', s3: form.s3.trim(), accounts: ids, regions, ...days }
        : {
            of: 'history',
            accounts: form.accounts === 'some' ? ids : form.accounts,
            regions,
            ...days,
          },
    ),
  };
}

function textOrNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

function listed(text: string): string[] {
  return text.split(/[\s,;]+/).filter((each) => each !== '');
}
