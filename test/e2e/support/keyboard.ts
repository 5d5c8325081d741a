import type { Page } from '@playwright/test';

/** Presses Tab until something with that name has the focus, as a person without a mouse would. */
export async function tabTo(window: Page, name: string | RegExp): Promise<void> {
  const seen: string[] = [];
  for (let presses = 0; presses < 60; presses += 1) {
    const focused = await focusedName(window);
    if (typeof name === 'string' ? focused === name : name.test(focused)) return;
    seen.push(focused);
    await window.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${String(name)}; it led to: ${seen.join(' | ')}`);
}

/** The name of what has the focus: its label, or its text without the keys shown beside it. */
function focusedName(window: Page): Promise<string> {
  return window.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return '';
    const labelled = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
    const labels = labelled.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
    const own = element.getAttribute('aria-label') ?? '';
    const label =
      element instanceof HTMLInputElement ? (element.labels?.[0]?.textContent ?? '') : '';
    const shown = element.cloneNode(true) as Element;
    for (const hidden of shown.querySelectorAll('[aria-hidden=true], kbd')) hidden.remove();
    return (labels || own || label || shown.textContent).trim();
  });
}
