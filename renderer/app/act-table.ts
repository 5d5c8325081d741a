import type { Engagement } from '../../preload/contract/domain.ts';

/** An act as a person reads it; keys in the grammar of `Kbd`. */
export interface ActWords {
  readonly label: string;
  readonly group: ActGroup;
  readonly keys?: string;
  /** A second key for the same act; not shown beside it. */
  readonly otherKeys?: string;
  /** In a field its keys mean what they mean there. */
  readonly isFieldsOwn?: boolean;
  /** Further words that find it in the palette. */
  readonly words?: string;
  /** Why it may be impossible although an engagement is open. */
  readonly whyNot?: string;
}

export const actGroups = ['Work', 'Go', 'Engagement', 'Window', 'Help'] as const;
export type ActGroup = (typeof actGroups)[number];

const table = {
  note: {
    label: 'Write a note on the event',
    group: 'Work',
    keys: 'n',
    words: 'annotate comment',
    whyNot: 'Select an event first',
  },
  star: {
    label: 'Star the event, or take its star off',
    group: 'Work',
    keys: 's',
    words: 'annotate mark flag favourite',
    whyNot: 'Select an event first',
  },
  tag: {
    label: 'Tag the event…',
    group: 'Work',
    keys: 't',
    words: 'annotate label colour',
    whyNot: 'Select an event first',
  },
  status: {
    label: 'Set the review status…',
    group: 'Work',
    keys: 'e',
    words: 'annotate resolved in review new',
    whyNot: 'Select an event first',
  },
  'add-event': {
    label: 'Add an event by hand…',
    group: 'Work',
    keys: 'a',
    words: 'manual phone call ticket meeting timeline',
  },
  undo: {
    label: 'Undo the last annotation',
    group: 'Work',
    keys: 'mod+z',
    isFieldsOwn: true,
    words: 'take back withdraw',
    whyNot: 'You have annotated nothing since the engagement was opened',
  },
  redo: {
    label: 'Do it again',
    group: 'Work',
    keys: 'mod+shift+z',
    isFieldsOwn: true,
    words: 'redo annotation',
    whyNot: 'Nothing has been undone',
  },
  'select-all': {
    label: 'Select all events found',
    group: 'Work',
    keys: 'mod+a',
    isFieldsOwn: true,
    words: 'mark multi many',
    whyNot: 'Only beside events',
  },
  'hide-resolved': {
    label: 'Hide or show resolved events',
    group: 'Work',
    words: 'review status everybody filter',
  },
  pseudonymise: {
    label: 'Pseudonymise people',
    group: 'Work',
    keys: 'mod+shift+h',
    words: 'privacy hide names anonymise screen',
    whyNot: 'People are pseudonymised already',
  },
  'lift-pseudonyms': {
    label: 'Show people by name…',
    group: 'Work',
    words: 'privacy lift pseudonyms reason',
    whyNot: 'People are shown by name',
  },
  conclude: {
    label: 'Conclude the control',
    group: 'Work',
    keys: 'c',
    words: 'result rationale',
    whyNot: 'Open the paper of a control first',
  },
  'copy-record': {
    label: 'Copy the raw record',
    group: 'Work',
    keys: 'mod+shift+c',
    words: 'json clipboard',
    whyNot: 'Select an event first',
  },
  columns: {
    label: 'Columns of the table…',
    group: 'Work',
    keys: 'l',
    words: 'choose reorder sort width fields layout',
    whyNot: 'Only beside events',
  },
  copy: {
    label: 'Copy the selected events as rows',
    group: 'Work',
    keys: 'mod+c',
    isFieldsOwn: true,
    words: 'tsv clipboard spreadsheet',
    whyNot: 'Select an event first',
  },
  'copy-json': {
    label: 'Copy the selected events as JSON',
    group: 'Work',
    words: 'clipboard columns',
    whyNot: 'Select an event first',
  },
  'copy-originals': {
    label: 'Copy the original records of the selected events',
    group: 'Work',
    words: 'json raw clipboard',
    whyNot: 'Select an event first',
  },
  around: {
    label: 'Show in context…',
    group: 'Work',
    keys: 'x',
    words: 'around before after session principal what else',
    whyNot: 'Select an event first',
  },
  'leave-around': {
    label: 'Leave the context of the event',
    group: 'Work',
    keys: 'shift+x',
    words: 'return back to the search before around',
    whyNot: 'No event is shown in its context',
  },
  compare: {
    label: 'Compare the selected events',
    group: 'Work',
    keys: 'd',
    words: 'side by side difference diff',
    whyNot: 'Select two to five events first',
  },
  subjects: {
    label: 'All about whom or what…',
    group: 'Work',
    keys: 'i',
    words: 'principal role session access key address resource pivot profile first last seen',
    whyNot: 'Select an event first',
  },
  'save-proof': {
    label: 'Save proof of this record…',
    group: 'Work',
    keys: 'p',
    words: 'prove merkle evidence event export',
    whyNot: 'Select an event first',
  },
  'export-events': {
    label: 'Export events…',
    group: 'Work',
    keys: 'mod+shift+e',
    words: 'save file csv json raw xml activity records download',
    whyNot: 'Only beside events',
  },
  filters: {
    label: 'Show or fold the filters',
    group: 'Work',
    keys: 'f',
    words: 'facets values narrow panel hide',
    whyNot: 'Only beside events',
  },
  'value-menu': {
    label: 'Only or not this value…',
    group: 'Work',
    keys: 'v',
    otherKeys: 'shift+f10',
    words: 'include exclude filter narrow copy context menu cell field',
    whyNot: 'Only at a row, a value or a field of an event',
  },
  'save-view': {
    label: 'Save view…',
    group: 'Work',
    keys: 'mod+s',
    words: 'keep query filter search alert threshold bookmark',
    whyNot: 'Only beside events',
  },
  'clear-filter': {
    label: 'Show every event',
    group: 'Work',
    words: 'clear filter query reset',
    whyNot: 'No events are filtered here',
  },
  'new-assessment': { label: 'New assessment…', group: 'Work', words: 'create framework cis' },
  'run-check': { label: 'Check the archive now', group: 'Work', words: 'verify integrity intact' },
  'check-completeness': {
    label: 'Check completeness',
    group: 'Work',
    words: 'verify digests gaps trail coverage log file integrity certificate',
  },
  'explain-gap': {
    label: 'Explain the gap…',
    group: 'Work',
    keys: 'g',
    words: 'note reason completeness trail',
    whyNot: 'Open a day with a gap first, in Integrity, Completeness',
  },
  'compare-reports': {
    label: 'Check the archive against a report…',
    group: 'Work',
    words: 'verify integrity anchor compare rewritten',
  },
  'time-stamp': {
    label: 'Time-stamp the head…',
    group: 'Work',
    words: 'anchor tsa rfc 3161 timestamp ledger',
  },
  'cancel-job': {
    label: 'Cancel what is running',
    group: 'Work',
    words: 'stop import',
    whyNot: 'Nothing is running that can be stopped',
  },
  next: {
    label: 'Next',
    group: 'Work',
    keys: 'j',
    words: 'down event control',
    whyNot: 'Only among events or controls',
  },
  previous: {
    label: 'Previous',
    group: 'Work',
    keys: 'k',
    words: 'up event control',
    whyNot: 'Only among events or controls',
  },
  'close-record': {
    label: 'Close the record',
    group: 'Work',
    keys: 'escape',
    whyNot: 'No record covers a paper',
  },

  'go-sources': { label: 'Sources', group: 'Go', keys: 'mod+1', words: 'go to room imports' },
  'go-events': { label: 'Events', group: 'Go', keys: 'mod+2', words: 'go to room records log' },
  'go-assessments': {
    label: 'Assessments',
    group: 'Go',
    keys: 'mod+3',
    words: 'go to room papers',
  },
  'go-report': { label: 'Report', group: 'Go', keys: 'mod+4', words: 'go to room pdf sign' },
  'go-integrity': { label: 'Integrity', group: 'Go', keys: 'mod+5', words: 'go to room ledger' },
  find: {
    label: 'Find events',
    group: 'Go',
    keys: '/',
    otherKeys: 'mod+f',
    words: 'search filter',
  },
  views: {
    label: 'Views and alerts',
    group: 'Go',
    keys: 'shift+v',
    words: 'saved searches queries raised notifications thresholds',
  },
  'search-across': {
    label: 'Search other engagements too…',
    group: 'Go',
    words: 'several archives across find',
  },
  'forget-searches': {
    label: 'Forget earlier searches',
    group: 'Engagement',
    words: 'history clear remove recent queries',
  },
  back: {
    label: 'Back',
    group: 'Go',
    keys: 'alt+left',
    words: 'previous search before undo filter',
    whyNot: 'Nothing to go back to',
  },
  forward: {
    label: 'Forward',
    group: 'Go',
    keys: 'alt+right',
    words: 'next search',
    whyNot: 'Nothing to go forward to',
  },

  'import-files': { label: 'Import files…', group: 'Engagement', keys: 'mod+i', words: 'add logs' },
  'import-folder': {
    label: 'Import a folder…',
    group: 'Engagement',
    keys: 'mod+shift+i',
    words: 'add logs trail',
  },
  'collect-aws': {
    label: 'Collect from AWS…',
    group: 'Engagement',
    keys: 'mod+shift+l',
    words: 'event history lookupevents trail bucket s3 fetch cloud profile policies',
  },
  schedules: {
    label: 'Collect on a schedule…',
    group: 'Engagement',
    words: 'every night cron automatic continuous tray systemd launchd task',
  },
  'create-report': {
    label: 'Create a report…',
    group: 'Engagement',
    keys: 'mod+r',
    words: 'pdf sign export',
  },
  'verify-file': {
    label: 'Verify a file…',
    group: 'Engagement',
    words: 'check report pdf archive signature proof record',
  },
  'back-up': {
    label: 'Back up the archive…',
    group: 'Engagement',
    words: 'copy save keep backup',
    whyNot: 'A copy is being made',
  },
  compact: {
    label: 'Compact the archive',
    group: 'Engagement',
    words: 'vacuum shrink smaller size',
    whyNot: 'Not while an import, a copy or a compacting is under way',
  },
  'roll-over': {
    label: 'Continue in a new file…',
    group: 'Engagement',
    words: 'next year roll over successor',
    whyNot: 'Not while an import is under way',
  },
  'keep-until': { label: 'Keep until…', group: 'Engagement', words: 'retention date period' },
  'legal-hold': { label: 'Legal hold…', group: 'Engagement', words: 'retention place lift' },
  'dispose-engagement': {
    label: 'Dispose of this engagement…',
    group: 'Engagement',
    words: 'delete remove certificate retention',
  },
  'new-engagement': { label: 'New engagement…', group: 'Engagement', keys: 'mod+n' },
  'open-engagement': { label: 'Open an engagement…', group: 'Engagement', keys: 'mod+o' },
  'try-example': { label: 'Try the example', group: 'Engagement', words: 'demo' },
  'close-engagement': { label: 'Close the engagement', group: 'Engagement', keys: 'mod+shift+w' },

  palette: { label: 'Command palette…', group: 'Window', keys: 'mod+k', words: 'acts commands' },
  'theme-light': { label: 'Light theme', group: 'Window', words: 'appearance colour bright' },
  'theme-dark': { label: 'Dark theme', group: 'Window', words: 'appearance colour night' },
  'theme-system': { label: 'Theme of the system', group: 'Window', words: 'appearance colour' },
  'density-comfortable': { label: 'Comfortable rows', group: 'Window', words: 'density height' },
  'density-compact': { label: 'Compact rows', group: 'Window', words: 'density height dense' },
  profile: { label: 'Who is working…', group: 'Window', words: 'profile person name initials' },

  shortcuts: { label: 'Keyboard shortcuts', group: 'Help', keys: '?', words: 'keys sheet' },
  tour: { label: 'A tour of one minute', group: 'Help', words: 'first introduction example demo' },
  design: { label: 'Design', group: 'Help', words: 'components tokens' },
  about: { label: 'About Trailproof', group: 'Help', words: 'version' },
} as const satisfies Record<string, ActWords>;

export type ActId = keyof typeof table;

/** Every act there is, with its words and keys: for the keyboard, the palette and the sheet. */
export const actTable: Readonly<Record<ActId, ActWords>> = table;
export const actIds = Object.keys(table) as readonly ActId[];

/** Acts that write into the archive. */
const changing: ReadonlySet<ActId> = new Set([
  'note',
  'star',
  'tag',
  'status',
  'add-event',
  'undo',
  'redo',
  'hide-resolved',
  'pseudonymise',
  'lift-pseudonyms',
  'conclude',
  'new-assessment',
  'import-files',
  'import-folder',
  'collect-aws',
  'save-view',
  'compact',
  'roll-over',
  'save-proof',
  'time-stamp',
  'explain-gap',
]);

/** True for an act that an archive which cannot be written to refuses. */
export function changesArchive(id: ActId): boolean {
  return changing.has(id);
}

const needsNoEngagement: ReadonlySet<ActId> = new Set(['cancel-job', 'back', 'forward']);

/** Why an act that nobody provides is not possible now; undefined if it is not offered at all. */
export function whyNot(
  id: ActId,
  open: Pick<Engagement, 'readOnly'> | null | undefined,
): string | undefined {
  const words = actTable[id];
  const isOpen = Boolean(open);
  if (open?.readOnly && changing.has(id)) return 'The archive is read-only';
  if (isOpen || needsNoEngagement.has(id)) return words.whyNot;
  return words.group === 'Window' || words.group === 'Help'
    ? undefined
    : 'Open an engagement first';
}
