/**
 * Starts a fake AWS with the demonstration of the last days in it, to try `collect` on without an
 * account: `node test/fake-aws/serve.ts`, until Ctrl-C. What to type is printed.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeDemo } from '../../main/demo/index.ts';
import { demoWorld } from './demo-world.ts';
import { startFakeAws } from './server.ts';
import { plantedKey } from './world.ts';

const folder = mkdtempSync(join(tmpdir(), 'trailproof-fake-aws-'));
await writeDemo({ out: folder, events: 5000, end: new Date().toISOString() });
const world = demoWorld(folder, 'demo-trail');
for (const { id } of world.accounts) world.roles.set(`arn:aws:iam::${id}:role/Audit`, {});
const fake = await startFakeAws(world);
const collect = `npm run -s trailproof -- collect --archive try.trailproof --endpoint-url ${fake.url}`;
process.stdout.write(`export TRAILPROOF_AWS_ENDPOINT=${fake.url}
export AWS_ACCESS_KEY_ID=${plantedKey.accessKeyId}
export AWS_SECRET_ACCESS_KEY=${plantedKey.secretAccessKey}
${collect} --organization --role-name Audit
${collect} --s3 s3://demo-trail
`);
process.once('SIGINT', () => {
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
});
