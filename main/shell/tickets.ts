import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { GrantedPath } from '../../preload/contract/domain.ts';
import { Problem } from '../../preload/contract/errors.ts';
import { Ticket } from '../../preload/contract/ids.ts';

/**
 * Paths that a person chose, dropped or opened, each under a random ticket. The page holds tickets
 * only, so a page that was taken over can reach no file that the person did not hand in.
 */
export interface Tickets {
  grant(path: string): GrantedPath;
  /** @throws Problem not_found */
  pathOf(ticket: string): string;
  /** The tickets that occur anywhere in a parsed input, with their paths. */
  within(input: unknown): Record<string, string>;
}

export function createTickets(): Tickets {
  const paths = new Map<string, string>();
  const byPath = new Map<string, Ticket>();

  function collect(value: unknown, found: Record<string, string>): void {
    if (typeof value === 'string') {
      const path = paths.get(value);
      if (path !== undefined) found[value] = path;
    } else if (typeof value === 'object' && value !== null) {
      for (const inner of Object.values(value)) collect(inner, found);
    }
  }

  return {
    grant(path) {
      const ticket = byPath.get(path) ?? Ticket.parse(randomUUID());
      paths.set(ticket, path);
      byPath.set(path, ticket);
      return { ticket, name: basename(path), folder: dirname(path), kind: kindOf(path) };
    },
    pathOf(ticket) {
      const path = paths.get(ticket);
      if (path === undefined)
        throw new Problem('not_found', 'The file is no longer known; choose it again.');
      return path;
    },
    within(input) {
      const found: Record<string, string> = {};
      collect(input, found);
      return found;
    },
  };
}

function kindOf(path: string): GrantedPath['kind'] {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch {
    return 'new';
  }
}
