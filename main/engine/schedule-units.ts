import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ScheduleId, UnitFile, UnitSystem } from '../../preload/contract/schedules.ts';
import { Problem } from '../../preload/contract/errors.ts';
import { getSchedule } from '../archive/schedules/schedules.ts';
import type { Unit } from '../collect/units/unit.ts';
import { collectWords, unitFor } from '../collect/units/units.ts';
import { reasonOf, writeFileWhole } from '../platform/files.ts';
import type { Session } from './session.ts';

interface Wanted {
  readonly id: ScheduleId;
  readonly system: UnitSystem;
  /** The `trailproof` command. */
  readonly program: string;
}

/** The files by which the system's scheduler does what a schedule says. @throws Problem not_found, bad_request */
export function unitsOf(session: Session, wanted: Wanted): { files: UnitFile[]; install: string } {
  const { files, install } = made(session, wanted);
  return { files: files.map(({ name, text }) => ({ name, text })), install };
}

/** Writes them into a folder. @throws Problem not_found, bad_request, unwritable */
export function saveUnits(
  session: Session,
  wanted: Wanted,
  folder: string,
): { folder: string; files: string[] } {
  return { folder: basename(folder), files: writeUnit(made(session, wanted), folder) };
}

/** Writes the files of a unit into a folder, each as its system wants it. @throws Problem unwritable */
export function writeUnit({ files }: Unit, folder: string): string[] {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (thrown) {
    throw new Problem('unwritable', `${folder} cannot be made: ${reasonOf(thrown)}.`);
  }
  return files.map(({ name, text, encoding }) => {
    const mark = encoding === 'utf16le' ? '\uFEFF' : '';
    writeFileWhole(join(folder, name), Buffer.from(mark + text, encoding));
    return name;
  });
}

function made({ archive, read }: Session, { id, system, program }: Wanted): Unit {
  const { plan } = getSchedule(read, id, Date.now());
  const exportsOf = (plan.exports ?? []).length > 0 ? id : null;
  const words = [program, ...collectWords(archive.file, plan.signIn, plan.wanted, exportsOf)];
  return unitFor(system, { name: plan.name, when: plan.when, words });
}
