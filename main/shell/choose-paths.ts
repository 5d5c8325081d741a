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
        extensions: ['json', 'gz', 'jsonl', 'ndjson', 'csv', 'zip', 'tgz', 'tar'],
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
  'import-views': {
    title: 'Take over saved views',
    buttonLabel: 'Import',
    properties: ['openFile'],
    filters: [{ name: 'Saved views', extensions: ['json'] }],
  },
  'export-folder': {
    title: 'Choose the folder that the view is written to',
    buttonLabel: 'Choose',
    properties: ['openDirectory', 'createDirectory'],
  },
  'schedule-units': {
    title: 'Save the files for the system’s scheduler',
    buttonLabel: 'Save here',
    properties: ['openDirectory', 'createDirectory'],
  },
  'compare-reports': {
    title: 'Check the archive against signed reports',
    buttonLabel: 'Check',
    properties: ['openFile', 'multiSelections'],
    filters: [{ name: 'Signed report', extensions: ['pdf'] }],
  },
};

interface Saving {
  readonly title: string;
  /** What such a file is. */
  readonly name: string;
  readonly extension: string;
}

const savingEngagement: Saving = {
  title: 'Save the engagement',
  name: 'Trailproof engagement',
  extension: 'trailproof',
};

const saving: Readonly<Partial<Record<Purpose, Saving>>> = {
  backup: { ...savingEngagement, title: 'Back up the archive' },
  'roll-over': { ...savingEngagement, title: 'Continue in a new file' },
  report: { title: 'Save the report', name: 'PDF', extension: 'pdf' },
  proof: {
    title: 'Save the proof of this record',
    name: 'Proof of a record',
    extension: 'json',
  },
  'export-views': { title: 'Save the views', name: 'Saved views', extension: 'json' },
  'export-csv': { title: 'Export events', name: 'CSV', extension: 'csv' },
  'export-jsonl': { title: 'Export events', name: 'JSON lines', extension: 'jsonl' },
  'export-log': { title: 'Export events', name: 'Original records', extension: 'log' },
  'export-json': { title: 'Export Activity Records', name: 'JSON', extension: 'json' },
  'export-xml': { title: 'Export Activity Records', name: 'XML', extension: 'xml' },
  certificate: { title: 'Save the disposal certificate', name: 'JSON', extension: 'json' },
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
  const { title, name, extension } = saving[purpose] ?? savingEngagement;
  const chosen = await dialog.showSaveDialog(window, {
    title,
    defaultPath: join(defaultPath, `${fileName(suggestedName ?? 'Engagement')}.${extension}`),
    filters: [{ name, extensions: [extension] }],
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
