/** What JSX with a key after a spread is compiled to; see `jsx-runtime.ts`. */
import {
  createElement as element,
  type Attributes,
  type ElementType,
  type ReactElement,
} from 'react';
import { drawnProps } from './drawn-props.ts';

export function createElement(
  type: ElementType,
  props: Attributes | null,
  ...children: readonly unknown[]
): ReactElement {
  const all = children.length === 0 ? props : { ...props, children };
  const { children: drawn, ...rest } = drawnProps(all ?? {}) as { readonly children?: never[] };
  return element(type, rest, ...(drawn ?? []));
}
