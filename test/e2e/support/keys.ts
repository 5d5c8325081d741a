import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** A throw-away signing key, made by openssl: the path of its PKCS#12 and the password. */
export function throwAwayKey(folder: string): { p12: string; password: string } {
  const [key, certificate, p12] = ['key.pem', 'certificate.pem', 'key.p12'].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  const subject = ['-subj', '/CN=Maria Keller/O=Keller Audit'];
  const usage = ['-addext', 'keyUsage=critical,digitalSignature,nonRepudiation'];
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:3072',
    '-nodes',
    '-days',
    '30',
    '-keyout',
    key,
    '-out',
    certificate,
    ...subject,
    ...usage,
  );
  openssl(
    'pkcs12',
    '-export',
    '-inkey',
    key,
    '-in',
    certificate,
    '-out',
    p12,
    '-passout',
    'pass:correct horse',
  );
  return { p12, password: 'correct horse' };
}

function openssl(...args: readonly string[]): void {
  execFileSync('openssl', args, { stdio: 'pipe' });
}
