import type { Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from './support/app.ts';
import { tabTo } from './support/keyboard.ts';

interface Raw {
  readonly eventTime: string;
  readonly eventName?: string;
  readonly awsRegion?: string;
  readonly recipientAccountId?: string;
}

/** The example's records as CloudTrail would have delivered them; what came twice is one event. */
function rawRecords(home: string): Raw[] {
  const folder = join(home, 'example', 'trail');
  const records = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json.gz') && !path.includes('Digest'))
    .flatMap((path) => {
      const text = gunzipSync(readFileSync(join(folder, path))).toString('utf8');
      return (JSON.parse(text) as { Records?: Raw[] }).Records ?? [];
    });
  return [...new Map(records.map((each) => [JSON.stringify(each), each])).values()];
}

/** The name of the row of the filters that the keyboard is at. */
function activeName(window: Page): Promise<string> {
  return window.evaluate(() => {
    const id = document.querySelector('[role=tree]')?.getAttribute('aria-activedescendant');
    return (id && document.getElementById(id)?.getAttribute('aria-label')) || '';
  });
}

/** Goes down the filters to a row, from the top. */
async function goTo(window: Page, name: RegExp): Promise<void> {
  await tabTo(window, 'Narrow the events');
  await window.keyboard.press('Home');
  for (let step = 0; step < 80; step += 1) {
    if (name.test(await activeName(window))) return;
    await window.keyboard.press('ArrowDown');
  }
  throw new Error(`no row of the filters is called ${String(name)}`);
}

/** The values of a group with their events, as a screen reader is told them. */
async function valuesOf(window: Page, group: string): Promise<Record<string, number>> {
  const names = await window
    .getByRole('treeitem')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? ''));
  const from = names.findIndex((name) => name.startsWith(`${group}, `));
  const rest = names.slice(from + 1);
  const to = rest.findIndex((name) => name.endsWith('different'));
  const found = rest.slice(0, to < 0 ? undefined : to).map((name) => {
    const [, value = '', events = ''] = /^(.*), ([\d,]+) events?/.exec(name) ?? [];
    return [value, Number(events.replaceAll(',', ''))] as const;
  });
  return Object.fromEntries(found);
}

function tallied(raw: readonly Raw[], field: 'recipientAccountId'): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { [field]: value = '' } of raw) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

// Red if a value finds other events than it counts, or the brush another time than it shows.
test('values and time narrow the example by keyboard alone, and every count is right', async ({
  desk,
}) => {
  const { window } = desk;
  await tabTo(window, /^Try the example/);
  await window.keyboard.press('Enter');
  await expect(window.getByRole('main', { name: 'Events' })).toBeVisible({ timeout: 60_000 });
  const all = rawRecords(desk.home);
  const status = window.getByRole('main').getByRole('status');
  const query = window.getByRole('combobox', { name: 'Find events' });
  const expectFound = async (raw: readonly Raw[]): Promise<void> => {
    expect(raw.length).toBeGreaterThan(10);
    await expect(status).toContainText(`${raw.length.toLocaleString('en')} events`);
    await expect
      .poll(() => valuesOf(window, 'Account'))
      .toEqual(tallied(raw, 'recipientAccountId'));
  };
  await expectFound(all);

  await goTo(window, /^us-east-1, /);
  await window.keyboard.press('Enter');
  const inRegion = all.filter(({ awsRegion }) => awsRegion === 'us-east-1');
  await expect(query).toHaveValue('awsRegion = "us-east-1"');
  await expectFound(inRegion);
  await expect(window.getByRole('treeitem', { name: /^us-east-1.*included$/ })).toBeVisible();

  await goTo(window, /^AssumeRole, sts, /);
  await window.keyboard.press('Shift+Enter');
  const others = inRegion.filter(({ eventName }) => eventName !== 'AssumeRole');
  await expect(query).toHaveValue('awsRegion = "us-east-1" AND NOT eventName = "AssumeRole"');
  await expectFound(others);

  await tabTo(window, 'Time of the events (UTC)');
  for (const key of ['Home', 'ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight']) {
    await window.keyboard.press(key);
  }
  const chosen = (await window.getByRole('slider').getAttribute('aria-valuetext')) ?? '';
  await window.keyboard.press('Enter');
  await expect(query).toHaveValue(/eventTime = /);
  const [, from = '', to = ''] = /eventTime = (\S+)\.\.(\S+)/.exec(await query.inputValue()) ?? [];
  const within = others.filter(({ eventTime }) => eventTime >= from && eventTime <= to);
  expect(chosen).toContain(`UTC: ${within.length} events`);
  await expectFound(within);
  await desk.photograph('facets-narrowed');

  await tabTo(window, 'All time');
  await window.keyboard.press('Enter');
  await expectFound(others);
  await goTo(window, /^us-east-1.*included$/);
  await window.keyboard.press('Enter');
  await expectFound(all.filter(({ eventName }) => eventName !== 'AssumeRole'));
  await goTo(window, /^AssumeRole.*excluded$/);
  await window.keyboard.press('Enter');
  await expect(query).toHaveValue('');
  await expectFound(all);
});

test('with the mouse: a bar, a stretch, a value, and none of a value', async ({ desk }) => {
  const { window } = desk;
  await desk.bringExample();
  await window.getByRole('button', { name: /^Try the example/ }).click();
  await expect(window.getByRole('main', { name: 'Events' })).toBeVisible({ timeout: 60_000 });
  const query = window.getByRole('combobox', { name: 'Find events' });
  await window
    .getByRole('treeitem', { name: /^root, / })
    .last()
    .click({ modifiers: ['Alt'] });
  await expect(query).toHaveValue(/^NOT \w+ = "root"$/);
  await window.getByRole('treeitem', { name: /^root.*excluded$/ }).click();
  await expect(query).toHaveValue('');
  const region = window.getByRole('treeitem', { name: /^us-east-1, / });
  await region.hover();
  await region.getByTitle('Exclude us-east-1').click();
  await expect(query).toHaveValue('NOT awsRegion = "us-east-1"');
  // Bars of the result before stay, dimmed, until those of the new one are there.
  const status = window.getByRole('main').getByRole('status');
  await expect(status).toContainText('awsRegion');
  await expect(window.locator('.timeline[data-old]')).toHaveCount(0);
  const chart = window.getByRole('slider', { name: 'Time of the events (UTC)' });
  const { x = 0, y = 0, width = 0 } = (await chart.boundingBox()) ?? {};
  await window.mouse.move(x + width * 0.3, y + 20);
  await window.mouse.down();
  await window.mouse.move(x + width * 0.6, y + 20, { steps: 4 });
  const words = await chart.getAttribute('aria-valuetext');
  await window.mouse.up();
  await expect(query).toHaveValue(/AND eventTime = /);
  const [, count = ''] = /UTC: ([\d,]+) events/.exec(words ?? '') ?? [];
  await expect(status).toContainText(`${count} events`);
  const before = await query.inputValue();
  await expect(window.getByRole('button', { name: 'All time' })).toBeVisible();
  await chart.click({ position: { x: width / 2, y: 20 } });
  await expect(query).not.toHaveValue(before);
});

test('the filters are folded away and come back as wide as they were', async ({ desk }) => {
  const { window } = desk;
  await desk.bringExample();
  await window.getByRole('button', { name: /^Try the example/ }).click();
  await expect(window.getByRole('main', { name: 'Events' })).toBeVisible({ timeout: 60_000 });
  const filters = window.getByRole('region', { name: 'Filters' });
  const line = window.getByRole('separator', { name: 'Width of the filters' });
  await line.focus();
  await window.keyboard.press('Shift+ArrowRight');
  const width = await line.getAttribute('aria-valuenow');
  await window.keyboard.press('f');
  await expect(filters).toBeHidden();
  await window.keyboard.press('Control+4');
  await window.keyboard.press('Control+2');
  await expect(window.getByRole('main', { name: 'Events' })).toBeVisible();
  await expect(filters).toBeHidden();
  await window.keyboard.press('f');
  await expect(line).toHaveAttribute('aria-valuenow', String(width));
});
