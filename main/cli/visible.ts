export { visible } from '../platform/visible.ts';
