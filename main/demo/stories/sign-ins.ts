import { userCaller } from '../identity.ts';
import { iamUser } from '../iam-users.ts';
import { getDocument, s3Reads } from '../services/s3.ts';
import { consoleLogin } from '../services/sign-in.ts';
import { idsOf, storyScript, workday, type TellStory } from './story.ts';

const BROWSER =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/136.0.0.0 Safari/537.36';

/** An IAM user signs in with the password alone. */
export const signInWithoutMfa: TellStory = (world) => {
  const script = storyScript(
    world,
    'sign-in-without-mfa',
    'payments-prod',
    'home',
    workday(world, 0.2, 6, 52),
  );
  const user = iamUser(world, 'daniel.abara', 'payments-prod');
  const client = { address: '192.0.2.143', agent: BROWSER };
  const { user: name, userId, account } = user;
  const login = script.call(
    userCaller({ user: name, userId, account }, client),
    consoleLogin(script.region, 'Success', false),
  );
  const accessKeyId = `ASIA${script.random.base32(16)}`;
  const session = { since: script.at, mfa: false };
  const caller = userCaller({ ...user, accessKeyId }, { ...client, console: true }, session);
  for (const make of [...s3Reads.slice(0, 5), getDocument, getDocument]) {
    script.wait(4, 30).call(caller, make);
  }
  return [
    {
      planned: script.planned,
      story: {
        id: 'sign-in-without-mfa',
        title: 'A console sign-in without MFA',
        sentence: `The IAM user ${name} of ${script.account.name} signs in to the console without MFA from 192.0.2.143 and reads documents.`,
        control: 'CIS 5.2',
        events: idsOf([login]),
        query:
          'what = ConsoleLogin userIdentity.type = IAMUser additionalEventData.MFAUsed = No responseElements.ConsoleLogin = Success',
      },
    },
  ];
};

/** Many guesses from one address: known user names are named, unknown ones are hidden by AWS. */
export const bruteForce: TellStory = (world) => {
  const script = storyScript(
    world,
    'brute-force',
    'payments-prod',
    'global',
    workday(world, 0.75, 3, 5),
  );
  const client = {
    address: '203.0.113.188',
    agent: 'Mozilla/5.0 (compatible; python-requests/2.32.4)',
  };
  const { account, user, userId } = iamUser(world, 'daniel.abara', 'payments-prod');
  const known = userCaller({ account, user, userId }, client);
  const hidden = {
    ...known,
    identity: {
      type: 'IAMUser',
      accountId: account,
      accessKeyId: '',
      userName: 'HIDDEN_DUE_TO_SECURITY_REASONS',
    },
  };
  const attempts = Array.from({ length: 46 }, (_, index) => {
    const login = consoleLogin(script.region, 'Failure', false);
    return index % 4 === 3
      ? script.wait(4, 16).call(hidden, {
          ...login,
          failure: { code: '', message: 'No username found in supplied account' },
        })
      : script.wait(4, 16).call(known, login);
  });
  return [
    {
      planned: script.planned,
      story: {
        id: 'brute-force',
        title: 'Guessing passwords',
        sentence: `From 203.0.113.188, ${attempts.length} console sign-ins to ${script.account.name} failed in under ten minutes; none succeeded.`,
        control: 'CIS 5.6',
        events: idsOf(attempts.filter((_, index) => index % 4 !== 3)),
        query: 'what = ConsoleLogin errorMessage = "Failed authentication" ip = 203.0.113.188',
      },
    },
  ];
};
