export { writeDemo, type DemoResult } from './write-demo.ts';
