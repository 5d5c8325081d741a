import { expect, test } from './support/app.ts';
import { newEngagement } from './support/engagement.ts';

type Reply = { ok: boolean; problem?: { code: string; message: string } };

test.describe('a page that was taken over', () => {
  test('reaches no network, no other page, no window, no file', async ({ desk }) => {
    const { window, app } = desk;
    const before = window.url();
    const results = await window.evaluate(async () => {
      const tried: Record<string, string> = {};
      const attempt = async (name: string, act: () => unknown): Promise<void> => {
        try {
          tried[name] = String(await act());
        } catch (thrown) {
          tried[name] = `refused: ${String(thrown).slice(0, 40)}`;
        }
      };
      await attempt('fetch', () =>
        fetch('trailproof://app/../../etc/passwd').then((r) => r.status),
      );
      await attempt('file', () => fetch('file:///etc/passwd').then((r) => r.status));
      await attempt('open', () => globalThis.open('https://example.com'));
      // The driver's own evaluation is exempt from the policy; a later turn of the loop is not.
      await attempt(
        'eval',
        () =>
          new Promise((resolve, reject) => {
            setTimeout(() => {
              try {
                resolve(Reflect.construct(Function, ['return 1'])());
              } catch (thrown) {
                reject(thrown);
              }
            });
          }),
      );
      await attempt('html', () => {
        document.body.insertAdjacentHTML('beforeend', '<img src=x>');
        return 'inserted';
      });
      await attempt('require', () => Reflect.get(window, 'require') ?? 'absent');
      await attempt('notify', () => Notification.requestPermission());
      return tried;
    });
    expect(results['fetch']).toMatch(/^refused/);
    expect(results['file']).toMatch(/^refused/);
    expect(results['open']).toBe('null');
    expect(results['eval']).toMatch(/^refused/);
    expect(results['html']).toMatch(/^refused/);
    expect(results['require']).toBe('absent');
    expect(results['notify']).toBe('denied');
    await window
      .evaluate(() => (location.href = 'trailproof://other/index.html'))
      .catch(() => undefined);
    await window.evaluate(() => (location.href = 'file:///etc/passwd')).catch(() => undefined);
    expect(window.url()).toBe(before);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  // Turns red when a call takes a path, or a ticket that the shell did not give.
  test('names no file: paths and invented tickets are refused', async ({ desk }) => {
    await newEngagement(desk, 'Target');
    const job = '11111111-1111-4111-8111-111111111111';
    const call = (name: string, input: unknown): Promise<Reply> =>
      desk.window.evaluate(
        ([called, given]) =>
          (
            window as unknown as { trailproof: { call(n: unknown, i: unknown): Promise<Reply> } }
          ).trailproof.call(called, given),
        [name, input] as const,
      );
    expect(await call('integrity.verifyFile', { job, ticket: '/etc/passwd' })).toMatchObject({
      problem: { code: 'bad_request' },
    });
    expect(
      await call('integrity.verifyFile', { job, ticket: '3f2504e0-4f89-41d3-9a0c-0305e82c3301' }),
    ).toMatchObject({ problem: { code: 'not_found' } });
    expect(await call('constructor', {})).toMatchObject({ problem: { code: 'unknown_call' } });
    expect(await call('drop', ['/etc/passwd'])).toMatchObject({
      problem: { code: 'unknown_call' },
    });
  });

  test('cannot speak from a frame of its own', async ({ desk }) => {
    const found = await desk.window.evaluate(() => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      return frame.contentWindow !== null && 'trailproof' in frame.contentWindow;
    });
    expect(found).toBe(false);
  });
});

test('the page runs sandboxed and isolated', async ({ desk }) => {
  const preferences = await desk.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const contents = window?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    const { sandbox, contextIsolation, nodeIntegration, webviewTag, webSecurity } =
      contents.getLastWebPreferences();
    return { sandbox, contextIsolation, nodeIntegration, webviewTag, webSecurity };
  });
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    webSecurity: true,
  });
});
