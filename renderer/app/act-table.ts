import type { ActWords } from './act-words.ts';
import { actsOfWork } from './acts-of-work.ts';

const table = {
  ...actsOfWork,

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
