import type { EventLinks } from '../../preload/contract/links.ts';
import { exampleEvent, positionOf } from './example-events.ts';

/** Links of an invented event: its role was assumed by the session of the event before. */
export function exampleLinks(ref: number): EventLinks {
  const none = { events: [], more: false };
  const before = exampleEvent(positionOf(ref) + 1);
  return {
    addendum: null,
    correctedBy: none,
    credentials: {
      accessKeyId: 'ASIAEXAMPLEKEY',
      steps: [{ row: before, eventID: '0b6e1a3c-4a3b-4d0e-8f0a-1f2d3c4b5a69' }],
      end: 'principal',
      lastKey: '',
      claims: none,
      actor: { name: 'maria', ground: 'user name' },
      sentence: 'They lead back to maria (linked AssumeRole, user name).',
      behind: 'Its credentials lead back to maria (linked AssumeRole, user name).',
    },
    issued: null,
    sameRequest: none,
    sameShared: none,
    isWhole: true,
  };
}
