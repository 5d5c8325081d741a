import { randomBytes } from 'node:crypto';
import { type Answer, AwsError, type Request, Unforeseen, xml } from './answer.ts';
import type { Signed } from './sign.ts';
import { plantedToken, type World } from './world.ts';

/** The action of a query-protocol request. @throws Unforeseen */
export function queryAction(request: Request, known: readonly string[]): string {
  if (request.headers['content-type'] !== 'application/x-www-form-urlencoded') {
    throw new Unforeseen(`content type ${request.headers['content-type']}`);
  }
  const action = new URLSearchParams(request.body).get('Action') ?? '';
  if (!known.includes(action)) throw new Unforeseen(`action ${action}`);
  return action;
}

/** STS: GetCallerIdentity and AssumeRole (API version 2011-06-15, query protocol). */
export function answerSts(
  action: string,
  request: Request,
  { principal }: Signed,
  world: World,
  session: { readonly expires: number; readonly ends: number },
): Answer {
  const form = new URLSearchParams(request.body);
  if (action === 'GetCallerIdentity') {
    const { arn, userId, account } = principal;
    return wrapped(
      action,
      `<Arn>${xml(arn)}</Arn><UserId>${xml(userId)}</UserId><Account>${xml(account)}</Account>`,
    );
  }
  const roleArn = form.get('RoleArn') ?? '';
  const sessionName = form.get('RoleSessionName') ?? '';
  const role = world.roles.get(roleArn);
  const fits =
    role !== undefined &&
    (role.externalId === undefined || role.externalId === form.get('ExternalId')) &&
    (role.mfa === undefined || role.mfa === form.get('TokenCode'));
  if (!fits) {
    throw new AwsError(
      'AccessDenied',
      403,
      `User: ${principal.arn} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
    );
  }
  const [, account = '', name = ''] =
    /^arn:aws:iam::(\d{12}):role\/(?:.*\/)?(.+)$/.exec(roleArn) ?? [];
  const key = `ASIA${randomBytes(8).toString('hex').toUpperCase()}`;
  const secret = `fake/planted+secret/${randomBytes(10).toString('hex')}`;
  const token = `${plantedToken}${randomBytes(60).toString('base64')}`;
  const arn = `arn:aws:sts::${account}:assumed-role/${name}/${sessionName}`;
  const userId = `AROAFAKE${account}:${sessionName}`;
  world.principals.set(key, { account, arn, userId, secret, token, expires: session.ends });
  return wrapped(
    action,
    `<Credentials><AccessKeyId>${key}</AccessKeyId><SecretAccessKey>${secret}</SecretAccessKey><SessionToken>${xml(token)}</SessionToken><Expiration>${new Date(session.expires).toISOString()}</Expiration></Credentials><AssumedRoleUser><Arn>${xml(arn)}</Arn><AssumedRoleId>${userId}</AssumedRoleId></AssumedRoleUser>`,
  );
}

function wrapped(action: string, inner: string): Answer {
  return {
    status: 200,
    headers: { 'content-type': 'text/xml' },
    body: `<${action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${action}Result>${inner}</${action}Result><ResponseMetadata><RequestId>00000000-fake</RequestId></ResponseMetadata></${action}Response>`,
  };
}

/** EC2: DescribeRegions (API version 2016-11-15): the regions that are enabled for the account. */
export function answerEc2(world: World): Answer {
  const items = world.regions.map(
    (name) =>
      `<item><regionName>${xml(name)}</regionName><regionEndpoint>ec2.${xml(name)}.amazonaws.com</regionEndpoint><optInStatus>opt-in-not-required</optInStatus></item>`,
  );
  return {
    status: 200,
    headers: { 'content-type': 'text/xml' },
    body: `<DescribeRegionsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>fake</requestId><regionInfo>${items.join('')}</regionInfo></DescribeRegionsResponse>`,
  };
}

/** Organizations: ListAccounts (JSON 1.1), three accounts to a page. */
export function answerOrganizations(request: Request, world: World): Answer {
  const target = request.headers['x-amz-target'];
  if (target !== 'AWSOrganizationsV20161128.ListAccounts') throw new Unforeseen(`target ${target}`);
  const { NextToken } = JSON.parse(request.body) as { NextToken?: string };
  const start = Number(NextToken ?? 0);
  const page = world.accounts.slice(start, start + 3);
  const more = start + 3 < world.accounts.length ? { NextToken: String(start + 3) } : {};
  const Accounts = page.map(({ id, name, status = 'ACTIVE' }) => ({
    Id: id,
    Name: name,
    Status: status,
    Arn: `arn:aws:organizations::${id}:account/o-fake/${id}`,
  }));
  return {
    status: 200,
    headers: { 'content-type': 'application/x-amz-json-1.1' },
    body: JSON.stringify({ Accounts, ...more }),
  };
}
