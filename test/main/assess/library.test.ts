import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Problem } from '../../../preload/contract/errors.ts';
import { frameworks, loadFramework } from '../../../main/assess/index.ts';
import { pinnedText } from '../../../main/assess/pinned.ts';
import { assetsFolder } from '../../../main/platform/assets.ts';

const assets = assetsFolder();
const cis = 'cis-aws-foundations@7.0.0';

test('the library lists every framework with its controls', () => {
  expect(frameworks(assets)).toEqual([
    { id: cis, name: 'CIS AWS Foundations Benchmark', version: '7.0.0', controls: 15 },
  ]);
});

test('an unknown framework is named, and so are those there are', () => {
  expect(() => loadFramework(assets, 'cis@1')).toThrow(Problem);
  expect(() => loadFramework(assets, 'cis@1')).toThrow(cis);
  expect(() => loadFramework(assets, '../secret@1')).toThrow(Problem);
});

describe('CIS AWS Foundations 7.0.0', () => {
  const framework = loadFramework(assets, cis);

  test('has 5.1 to 5.15, each with a rule of its own', () => {
    const ids = framework.controls.map(({ id }) => id);
    expect(ids).toEqual(Array.from({ length: 15 }, (_, index) => `5.${index + 1}`));
    expect(new Set(framework.controls.map(({ rule }) => rule.sha256)).size).toBe(15);
    const rules = readdirSync(join(assets, 'rules')).filter((file) => file.endsWith('.yml'));
    expect(rules).toHaveLength(15);
  });

  // Red if a control of this section is ever proposed as anything that logs alone cannot show.
  test('is proposed as not evaluable from logs, with the reason', () => {
    for (const { proposed, limitation } of framework.controls) {
      expect(proposed.result).toBe('not-evaluable');
      expect(proposed.ground).toContain('Not evaluable from logs');
      expect(limitation).toContain("not in CloudTrail's records");
    }
  });

  // Red if a departure from the printed condition is made in silence.
  test.each([
    ['5.1', 'without brackets'],
    ['5.2', 'federated'],
    ['5.4', 'iam.amazonaws.com'],
    ['5.10', 'ModifySecurityGroupRules'],
    ['5.13', 'ec2.amazonaws.com'],
    ['5.15', 'CancelHandshake'],
  ])('%s tells where its condition departs', (id, word) => {
    const control = framework.controls.find((each) => each.id === id);
    expect(control?.rule.deviations.join(' ')).toContain(word);
  });

  test('names the trademark without endorsement', () => {
    expect(framework.licenceNote).toContain('neither endorsed nor certified');
  });

  test('is pinned as one text', () => {
    expect(pinnedText(framework)).toEqual(pinnedText(structuredClone(framework)));
    expect(pinnedText({ ...framework, name: 'x' }).sha256).not.toBe(pinnedText(framework).sha256);
  });
});
