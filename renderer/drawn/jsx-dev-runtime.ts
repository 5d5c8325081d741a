/** The same as `jsx-runtime.ts`, for tests and for a window that is served while it is changed. */
import { jsxDEV as element } from 'react/jsx-dev-runtime';
import { drawnProps } from './drawn-props.ts';

export { Fragment, type JSX } from 'react/jsx-dev-runtime';

export const jsxDEV: typeof element = (type, props, ...more) =>
  element(type, drawnProps(props), ...more);
