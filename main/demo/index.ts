export { writeDemo, type DemoResult } from './write-demo.ts';
export type { DemoOptions } from './options.ts';
export type { Story } from './stories/story.ts';
