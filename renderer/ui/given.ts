type Given<T> = {
  readonly [K in keyof T as undefined extends T[K] ? never : K]: T[K];
} & {
  readonly [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/**
 * The same object without its undefined entries: our props accept `undefined`, the library's
 * (under exactOptionalPropertyTypes) accept only absence.
 */
export function given<T extends object>(props: T): Given<T> {
  const kept = Object.entries(props).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as Given<T>;
}
