import { app, dialog, type BrowserWindow, type OpenDialogOptions } from 'electron';
import { join } from 'node:path';
import type { Input } from '../../preload/contract/calls.ts';

type Purpose = Input<'paths.choose'>['purpose'];

const opening: Readonly<Partial<Record<Purpose, OpenDialogOptions>>> = {
  'open-engagement': {
    title: 'Open an engagement',
    properties: ['openFile'],
    filters: [{ name: 'Trailproof engagement', extensions: ['trailproof'] }],
  },
  'import-files': {
    title: 'Import CloudTrail files',
    buttonLabel: 'Import',
    properties: ['openFile', 'multiSelections'],
    filters: [
      {
        name: 'CloudTrail logs',
        extensions: ['json', 'gz', 'jsonl', 'ndjson', 'zip', 'tgz', 'tar'],
      },
      { name: 'All files', extensions: ['*'] },
    ],
  },
  'import-folder': {
    title: 'Import a folder of CloudTrail logs',
    buttonLabel: 'Import',
    properties: ['openDirectory', 'multiSelections'],
  },
  'signing-key': {
    title: 'Choose a signing key',
    properties: ['openFile'],
    filters: [{ name: 'PKCS#12', extensions: ['p12', 'pfx'] }],
  },
  verify: {
    title: 'Verify a report or an archive',
    buttonLabel: 'Verify',
    properties: ['openFile'],
    filters: [{ name: 'Report or archive', extensions: ['pdf', 'trailproof'] }],
  },
};

/** Titles of dialogs that ask for the name of a new file. */
const saving: Readonly<Partial<Record<Purpose, string>>> = {
  'new-engagement': 'Save the engagement',
  report: 'Save the report',
  backup: 'Back up the archive',
  'roll-over': 'Continue in a new file',
};

/** Opens the system's dialog for a purpose; an empty answer means the person cancelled. */
export async function choosePaths(
  window: BrowserWindow,
  purpose: Purpose,
  suggestedName: string | undefined,
): Promise<readonly string[]> {
  const defaultPath = app.getPath('documents');
  const options = opening[purpose];
  if (options !== undefined) {
    const chosen = await dialog.showOpenDialog(window, { ...options, defaultPath });
    return chosen.canceled ? [] : chosen.filePaths;
  }
  const extension = purpose === 'report' ? 'pdf' : 'trailproof';
  const chosen = await dialog.showSaveDialog(window, {
    title: saving[purpose] ?? 'Save',
    defaultPath: join(defaultPath, `${fileName(suggestedName ?? 'Engagement')}.${extension}`),
    filters: [
      { name: extension === 'pdf' ? 'PDF' : 'Trailproof engagement', extensions: [extension] },
    ],
    properties: [
      'createDirectory',
      // These never take the place of a file: there is nothing to ask.
      ...(purpose === 'backup' || purpose === 'roll-over'
        ? []
        : (['showOverwriteConfirmation'] as const)),
    ],
  });
  if (chosen.canceled || !chosen.filePath) return [];
  const { filePath } = chosen;
  return [filePath.toLowerCase().endsWith(`.${extension}`) ? filePath : `${filePath}.${extension}`];
}

/** A name that every file system takes. */
function fileName(name: string): string {
  return (
    name
      .replaceAll(/[^\p{L}\p{N} ._()-]/gu, '-')
      .trim()
      .slice(0, 80) || 'Engagement'
  );
}
