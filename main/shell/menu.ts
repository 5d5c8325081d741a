import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../../preload/contract/events.ts';

/**
 * The application menu: standard roles where the system has them, our acts otherwise. Keys of acts
 * that a person may type into a field (N, C, J, K, /) belong to the page, not to the menu.
 */
export function installMenu(send: (command: MenuCommand) => void, development: boolean): void {
  const item = (
    label: string,
    command: MenuCommand,
    accelerator?: string,
  ): MenuItemConstructorOptions => ({
    label,
    click: () => send(command),
    ...(accelerator === undefined ? {} : { accelerator }),
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const isMac = process.platform === 'darwin';
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    {
      label: '&File',
      submenu: [
        item('New Engagement…', 'new-engagement', 'CmdOrCtrl+N'),
        item('Open Engagement…', 'open-engagement', 'CmdOrCtrl+O'),
        item('Try the Example', 'try-example'),
        separator,
        item('Import Files…', 'import-files', 'CmdOrCtrl+I'),
        item('Import Folder…', 'import-folder', 'CmdOrCtrl+Shift+I'),
        item('Collect from AWS…', 'collect-aws', 'CmdOrCtrl+Shift+L'),
        item('Add an Event by Hand…', 'add-event'),
        item('Collect on a Schedule…', 'schedules'),
        separator,
        item('Export Events…', 'export-events', 'CmdOrCtrl+Shift+E'),
        item('Create Report…', 'create-report', 'CmdOrCtrl+R'),
        item('Verify a File…', 'verify-file'),
        separator,
        item('Back Up Archive…', 'back-up'),
        item('Compact Archive', 'compact'),
        item('Continue in a New File…', 'roll-over'),
        separator,
        item('Close Engagement', 'close-engagement', 'CmdOrCtrl+Shift+W'),
        isMac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: '&Go',
      submenu: [
        item('Sources', 'go-sources', 'CmdOrCtrl+1'),
        item('Events', 'go-events', 'CmdOrCtrl+2'),
        item('Assessments', 'go-assessments', 'CmdOrCtrl+3'),
        item('Report', 'go-report', 'CmdOrCtrl+4'),
        item('Integrity', 'go-integrity', 'CmdOrCtrl+5'),
        separator,
        item('Back', 'back', isMac ? 'Cmd+[' : 'Alt+Left'),
        item('Forward', 'forward', isMac ? 'Cmd+]' : 'Alt+Right'),
        separator,
        item('Find Events', 'find', 'CmdOrCtrl+F'),
        item('Save View…', 'save-view'),
        item('Views and Alerts', 'views'),
        item('Command Palette…', 'palette', 'CmdOrCtrl+K'),
      ],
    },
    {
      label: '&View',
      submenu: [
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'resetZoom' },
        separator,
        { role: 'togglefullscreen' },
        separator,
        item('Pseudonymise People', 'pseudonymise', 'CmdOrCtrl+Shift+H'),
        item('Show People by Name…', 'lift-pseudonyms'),
        ...(development ? [{ role: 'toggleDevTools' } satisfies MenuItemConstructorOptions] : []),
      ],
    },
    { role: 'windowMenu' },
    {
      label: '&Help',
      submenu: [
        item('Keyboard Shortcuts', 'shortcuts', 'CmdOrCtrl+/'),
        item('A Tour of One Minute', 'tour'),
        item('Profile…', 'profile'),
        ...(development ? [item('Design', 'design')] : []),
        item(`About ${app.name}`, 'about'),
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
