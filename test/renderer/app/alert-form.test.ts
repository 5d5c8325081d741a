import { expect, test } from 'vitest';
import { alertForm, ruleOf } from '../../../renderer/app/alert-form.ts';

// Red if what is kept is shown otherwise, or what is shown is kept otherwise.
test.each([
  { count: 5, seconds: 600, by: 'sourceIPAddress' },
  { count: 2, seconds: 90, by: null },
  { count: 3, seconds: 86_400, by: 'who' },
  { count: 1, seconds: 1, by: null },
])('the rule %j is shown and kept as it is', (rule) => {
  expect(ruleOf(alertForm(rule))).toEqual(rule);
});

test('a span is shown in the largest unit that says it', () => {
  expect(alertForm({ count: 2, seconds: 7200, by: null })).toMatchObject({
    span: '2',
    unit: 'hours',
  });
});

// Red if a number that is none becomes a rule.
test.each([
  { count: '' },
  { count: '0' },
  { count: '-1' },
  { count: '1.5' },
  { count: '2', span: '' },
  { count: '2', span: '0' },
  { count: '99999' },
  { count: '2', span: '9999', unit: 'days' as const },
])('%j is no rule yet', (typed) => {
  const form = { ...alertForm(null), isOn: true, ...typed };
  expect(ruleOf(form)).toBeUndefined();
});

test('an alert that is off is none', () => {
  expect(ruleOf(alertForm(null))).toBeNull();
});
