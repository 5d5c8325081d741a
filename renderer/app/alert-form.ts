import { AlertRule } from '../../preload/contract/views.ts';

/** What stands in the fields of an alert, as it is typed. */
export interface AlertForm {
  readonly isOn: boolean;
  readonly count: string;
  readonly span: string;
  readonly unit: SpanUnit;
  readonly by: string;
}

export const spanUnits = ['seconds', 'minutes', 'hours', 'days'] as const;
export type SpanUnit = (typeof spanUnits)[number];

const secondsIn: Readonly<Record<SpanUnit, number>> = {
  seconds: 1,
  minutes: 60,
  hours: 3600,
  days: 86_400,
};

/** A rule as it is typed; the one that is offered first if there is none. */
export function alertForm(rule: AlertRule | null): AlertForm {
  if (rule === null) return { isOn: false, count: '1', span: '10', unit: 'minutes', by: '' };
  const unit =
    spanUnits.findLast((each) => rule.seconds % secondsIn[each] === 0) ?? ('seconds' as const);
  return {
    isOn: true,
    count: String(rule.count),
    span: String(rule.seconds / secondsIn[unit]),
    unit,
    by: rule.by ?? '',
  };
}

/** The rule that is typed, null for none; undefined while it is not one. */
export function ruleOf({ isOn, count, span, unit, by }: AlertForm): AlertRule | null | undefined {
  if (!isOn) return null;
  const isOne = Number(count) === 1;
  const rule = AlertRule.safeParse({
    count: /^\d+$/.test(count.trim()) ? Number(count) : undefined,
    seconds: isOne ? 1 : /^\d+$/.test(span.trim()) ? Number(span) * secondsIn[unit] : undefined,
    by: by.trim() === '' ? null : by.trim(),
  });
  return rule.success ? rule.data : undefined;
}
