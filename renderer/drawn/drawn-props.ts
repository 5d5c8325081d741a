import { showHiddenInText } from '../ui/show-hidden.ts';

/** What is told or shown of an element beside its children. */
const told = [
  'title',
  'aria-label',
  'aria-description',
  'aria-valuetext',
  'alt',
  'placeholder',
] as const;

/**
 * The properties of an element as they may be drawn: with signs for characters that would not be seen,
 * or turn others round, in every text. The same object if there are none.
 */
export function drawnProps(props: unknown): unknown {
  if (typeof props !== 'object' || props === null) return props;
  const before = props as Readonly<Record<string, unknown>>;
  let after: Record<string, unknown> | undefined;
  const put = (name: string, value: unknown): void => {
    if (value !== before[name]) after = { ...(after ?? before), [name]: value };
  };
  put('children', drawnChild(before['children']));
  for (const name of told) {
    const text = before[name];
    if (typeof text === 'string') put(name, showHiddenInText(text));
  }
  return after ?? props;
}

function drawnChild(child: unknown): unknown {
  if (typeof child === 'string') return showHiddenInText(child);
  if (!Array.isArray(child)) return child;
  const all = child as readonly unknown[];
  const drawn = all.map(drawnChild);
  return drawn.every((each, at) => each === all[at]) ? child : drawn;
}
