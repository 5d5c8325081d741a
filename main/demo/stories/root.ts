import { rootCaller } from '../identity.ts';
import { read } from '../services/read.ts';
import { consoleLogin } from '../services/sign-in.ts';
import { failed } from '../failures.ts';
import { idsOf, storyScript, workday, type TellStory } from './story.ts';

const BROWSER = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:139.0) Gecko/20100101 Firefox/139.0';

/** The root user signs in late in the evening and changes a contact. */
export const rootUse: TellStory = (world) => {
  const script = storyScript(
    world,
    'root-use',
    'payments-prod',
    'global',
    workday(world, 0.3, 20, 41),
  );
  const client = { address: '192.0.2.61', agent: BROWSER };
  const account = script.account.id;
  const login = script.call(
    rootCaller(account, client),
    consoleLogin(script.region, 'Success', true),
  );
  const since = script.at;
  const accessKeyId = `ASIA${script.random.base32(16)}`;
  const caller = rootCaller(
    account,
    { ...client, console: true },
    { accessKeyId, since, mfa: true },
  );
  const records = [login];
  for (const name of ['GetAccountSummary', 'ListAccountAliases', 'ListMFADevices']) {
    records.push(script.wait(1, 8).call(caller, read('iam', name)));
  }
  records.push(
    script.wait(60, 120).call(caller, {
      source: 'account.amazonaws.com',
      name: 'PutAlternateContact',
      readOnly: false,
      request: {
        alternateContactType: 'SECURITY',
        emailAddress: `security@${world.organisation.domain}`,
        name: '***',
        phoneNumber: '***',
      },
    }),
  );
  const events = idsOf(records);
  // Not root use: a service calls for root, which the condition of CIS 5.3 leaves out.
  const forRoot = {
    ...rootCaller(account, { address: 'health.amazonaws.com', agent: 'health.amazonaws.com' }),
    internal: true,
  };
  script.wait(200, 300).call(
    { ...forRoot, identity: { ...forRoot.identity, invokedBy: 'health.amazonaws.com' } },
    read('health', 'DescribeEventAggregates', () => ({ aggregateField: 'eventTypeCategory' })),
  );
  return [
    {
      planned: script.planned,
      story: {
        id: 'root-use',
        title: 'The root user at work',
        sentence: `The root user of ${script.account.name} signs in with MFA in the evening, looks at IAM and replaces the security contact.`,
        control: 'CIS 5.3',
        events,
        query: 'userIdentity.type = Root userIdentity.invokedBy = null ip = 192.0.2.61',
      },
    },
  ];
};

/** Somebody guesses the root password of the management account and gives up. */
export const rootSignInFailed: TellStory = (world) => {
  const script = storyScript(
    world,
    'root-sign-in-failed',
    'management',
    'global',
    workday(world, 0.45, 4, 12),
  );
  const caller = rootCaller(script.account.id, { address: '203.0.113.24', agent: BROWSER });
  const attempts = Array.from({ length: 4 }, () =>
    script.wait(15, 50).call(caller, consoleLogin(script.region, 'Failure', false)),
  );
  const asked = script.wait(30, 60).call(
    caller,
    failed(
      {
        source: 'signin.amazonaws.com',
        name: 'PasswordRecoveryRequested',
        readOnly: false,
        type: 'AwsConsoleSignIn',
      },
      { code: '', message: 'Password recovery was requested' },
    ),
  );
  return [
    {
      planned: script.planned,
      story: {
        id: 'root-sign-in-failed',
        title: 'Failed sign-ins as root',
        sentence: `Within a few minutes four sign-ins as root of ${script.account.name} failed, all from 203.0.113.24; a password recovery was asked for after them (${asked.eventID}); no completion of it is recorded.`,
        control: 'CIS 5.6',
        events: idsOf(attempts),
        query:
          'what = ConsoleLogin userIdentity.type = Root errorMessage = "Failed authentication"',
      },
    },
  ];
};
