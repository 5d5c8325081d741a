import type { Checks } from '../checks.ts';
import { counted } from '../checks.ts';

/** Places that a detail names; of the rest it says how many they are. */
const mostNamed = 5;

/** What one check found wrong: the first few places and how many in all. */
export class Findings {
  readonly name: string;
  #wrong = 0;
  readonly #places: string[] = [];

  constructor(name: string) {
    this.name = name;
  }

  /** How many were found by now. */
  get count(): number {
    return this.#wrong;
  }

  /** Notes a place that is wrong, as a person finds it again, and what is wrong there. */
  add(place: string, what: string): void {
    this.#wrong += 1;
    if (this.#places.length < mostNamed) this.#places.push(`${place}: ${what}`);
  }

  /** Closes the check: `looked` counts what was looked at. */
  report(checks: Checks, looked: string): void {
    if (this.#wrong === 0) {
      checks.pass(this.name, looked);
      return;
    }
    const rest = this.#wrong - this.#places.length;
    const more = rest === 0 ? '' : `; and ${rest.toLocaleString('en')} more`;
    checks.fail(
      this.name,
      `${counted(this.#wrong, 'fault')}: ${this.#places.join('; ')}${more} (looked at: ${looked})`,
    );
  }
}
