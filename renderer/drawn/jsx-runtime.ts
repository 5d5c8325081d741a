/**
 * What JSX is compiled to (tsconfig's `jsxImportSource`): React's own, but no text gets into the window
 * with characters in it that are not seen or turn others round. Fields and copies keep the true value.
 */
import { jsx as element, jsxs as elements } from 'react/jsx-runtime';
import { drawnProps } from './drawn-props.ts';

export { Fragment, type JSX } from 'react/jsx-runtime';

export const jsx: typeof element = (type, props, key) => element(type, drawnProps(props), key);

export const jsxs: typeof elements = (type, props, key) => elements(type, drawnProps(props), key);
