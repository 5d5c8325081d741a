import { join } from 'node:path';
import { startApp } from './shell/app.ts';

const out = join(import.meta.dirname, '..');

void startApp({
  engine: join(out, 'main', 'engine.js'),
  preload: join(out, 'preload', 'index.cjs'),
  renderer: join(out, 'renderer'),
  icon: join(out, '..', 'assets', 'icons', 'trailproof-256.png'),
});
