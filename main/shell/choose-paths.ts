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
    title: 'Verify a report, an archive or a proof',
    buttonLabel: 'Verify',
    properties: ['openFile'],
    filters: [{ name: 'Report, archive or proof', extensions: ['pdf', 'trailproof', 'json'] }],
  },
  'compare-reports': {
    title: 'Check the archive against signed reports',
    buttonLabel: 'Check',
    properties: ['openFile', 'multiSelections'],
    filters: [{ name: 'Signed report', extensions: ['pdf'] }],
  },
};

/** What is saved where the person says, with the extension that the file gets. */
const saving = {
  report: { title: 'Save the report', extension: 'pdf', kind: 'PDF' },
  proof: { title: 'Save the proof of this record', extension: 'json', kind: 'Proof of a record' },
  engagement: {
    title: 'Save the engagement',
    extension: 'trailproof',
    kind: 'Trailproof engagement',
  },
} as const;

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
  const isNamed = purpose === 'report' || purpose === 'proof';
  const { title, extension, kind } = saving[isNamed ? purpose : 'engagement'];
  const chosen = await dialog.showSaveDialog(window, {
    title,
    defaultPath: join(defaultPath, `${fileName(suggestedName ?? 'Engagement')}.${extension}`),
    filters: [{ name: kind, extensions: [extension] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
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
