import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DictionaryFile, meaningOf } from '../../../../main/report/activity/meaning.ts';
import { assetsFolder } from '../../../../main/platform/assets.ts';
import { haveRealData } from '../../../fixtures/real-data.ts';
import { realRecords } from './real-records.ts';

const folder = join(assetsFolder(), 'event-dictionary');
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

/** Event sources as CloudTrail writes them: a misspelt file would never be found. */
const services =
  `access-analyzer account acm apigateway athena auditmanager autoscaling backup bedrock
  cloudformation cloudfront cloudtrail codebuild codepipeline cognito-idp config controltower detective dynamodb
  ec2 ec2-instance-connect ecr ecs eks elasticfilesystem elasticloadbalancing events glue guardduty health iam
  identitystore inspector2 kms lambda logs macie2 monitoring network-firewall organizations ram rds redshift
  resource-explorer-2 route53 route53domains s3 secretsmanager securityhub servicecatalog servicequotas ses
  shield signin sns sqs ssm sso sso-directory sts support tagging transfer wafv2`.split(/\s+/);

describe('the event dictionary', () => {
  // Red if a file is of an unknown service, or a service's file is lost.
  test('is of known services', () => {
    expect(files.map((name) => name.replace(/\.json$/, '')).toSorted()).toEqual(services);
  });

  // Red if an entry is out of order, doubled (JSON would keep the last), too long, or no sentence.
  test.each(files)('%s is sorted, without doubles, each entry one short sentence', (name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const { eventSource, events } = DictionaryFile.parse(JSON.parse(text));
    expect(`${eventSource.replace('.amazonaws.com', '')}.json`).toBe(name);
    const written = [...text.matchAll(/^ {4}"(\w+)": \{$/gm)].map(([, event]) => event ?? '');
    expect(written).toEqual(Object.keys(events));
    expect(written).toEqual([...new Set(written)].toSorted());
    for (const { means } of Object.values(events)) {
      expect(means).toMatch(/^[A-Z][^\n]*[^.]\.$/);
    }
  });

  test('holds some hundred events', () => {
    const count = files.flatMap((name) => {
      const { events } = DictionaryFile.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
      return Object.keys(events);
    }).length;
    expect(count).toBeGreaterThan(800);
  });

  // Red if something is claimed of a name that is not there, or a source becomes a path.
  test('claims nothing of a name it does not hold', () => {
    expect(meaningOf('iam.amazonaws.com', 'CreateUser')).toEqual({
      sentence: 'Makes an IAM user; without a password or key nobody can sign in as that user.',
      changes: true,
    });
    expect(meaningOf('iam.amazonaws.com', 'NoSuchCall')).toBeUndefined();
    expect(meaningOf('iam.amazonaws.com', 'constructor')).toBeUndefined();
    expect(meaningOf('nowhere.amazonaws.com', 'CreateUser')).toBeUndefined();
    expect(meaningOf('../frameworks/x.amazonaws.com', 'CreateUser')).toBeUndefined();
    expect(meaningOf('iam', 'CreateUser')).toBeUndefined();
  });

  /** AWS counts these as writing, although nothing of the account changes. */
  const signing = /^(?:ConsoleLogin|CheckMfa|GetSigninToken|GetFederationToken|GetSessionToken)$/;

  // Red if an entry says of a call the contrary of what CloudTrail's readOnly says.
  test.skipIf(!haveRealData)('says of changes what readOnly of real records says', () => {
    let known = 0;
    let all = 0;
    for (const text of realRecords()) {
      const { eventSource, eventName, readOnly } = JSON.parse(text) as Record<string, unknown>;
      const meaning = meaningOf(String(eventSource), String(eventName));
      all += 1;
      if (meaning === undefined) continue;
      known += 1;
      if (typeof readOnly !== 'boolean' || signing.test(String(eventName))) continue;
      expect(meaning.changes, String(eventName)).toBe(!readOnly);
    }
    expect(known / all).toBeGreaterThan(0.85);
  });
});
