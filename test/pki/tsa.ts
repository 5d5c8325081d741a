/** A time-stamping authority on loopback: `openssl ts -reply` behind a small HTTP server (RFC 3161). */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pki } from './pki.ts';

/** What the server does with a request; the answer is the file that `openssl ts -reply` wrote. */
export type Answer = (tsa: Tsa, query: Buffer, response: ServerResponse) => void;

export interface Tsa {
  readonly url: string;
  /** How the authority is called in its certificate. */
  readonly name: string;
  /** Bodies of the requests that came. */
  readonly queries: readonly Buffer[];
  /** The reply to a query; with `section` another one of the configuration. */
  reply(query: Buffer, section?: string): Buffer;
  /** A query that somebody else made, over other bytes or over this imprint. */
  otherQuery(imprint?: string): Buffer;
  /** What is done with the next requests. */
  answerWith(answer: Answer): void;
  stop(): Promise<void>;
}

const config = (folder: string): string => `
[stamping]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[tsa]
default_tsa = good
[good]
dir = ${folder}
serial = ${folder}/tsa-serial
signer_cert = ${folder}/tsa.pem
certs = ${folder}/issuing.pem
signer_key = ${folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = sha256
[old]
serial = ${folder}/tsa-serial
signer_cert = ${folder}/tsa.pem
certs = ${folder}/issuing.pem
signer_key = ${folder}/tsa.key
signer_digest = sha512
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_chain = no
ess_cert_id_alg = sha1
[choosy]
serial = ${folder}/tsa-serial
signer_cert = ${folder}/tsa.pem
signer_key = ${folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha512
ess_cert_id_alg = sha256
`;

/** The usual answer: a token for what was asked. */
export const granted: Answer = (tsa, query, response) => send(response, tsa.reply(query));

/** Sends bytes as such an authority does. */
export function send(response: ServerResponse, bytes: Buffer): void {
  response.setHeader('content-type', 'application/timestamp-reply');
  response.end(bytes);
}

/** Starts an authority under the issuing CA of a test's own infrastructure. */
export async function startTsa(pki: Pki): Promise<Tsa> {
  const at = (name: string): string => join(pki.folder, name);
  writeFileSync(at('tsa.cnf'), config(pki.folder));
  const name = 'Test Time-Stamping Unit 1';
  pki.run(
    'req -new -config ca.cnf -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout tsa.key -out tsa.csr -subj',
    `/O=Test Audit LLP/CN=${name}`,
  );
  pki.run(
    'x509 -req -in tsa.csr -CA issuing.pem -CAkey issuing.key -CAcreateserial -days 90 -sha256 -extfile tsa.cnf -extensions stamping -out tsa.pem',
  );
  const queries: Buffer[] = [];
  let answer = granted;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const query = Buffer.concat(parts);
      queries.push(query);
      answer(tsa, query, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const tsa: Tsa = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsr`,
    name,
    queries,
    reply(query, section = 'good') {
      writeFileSync(at('q.tsq'), query);
      pki.run(`ts -reply -config tsa.cnf -section ${section} -queryfile q.tsq -out r.tsr`);
      return pki.read('r.tsr');
    },
    otherQuery(imprint = randomBytes(32).toString('hex')) {
      pki.run(`ts -query -sha256 -cert -digest ${imprint} -out o.tsq`);
      return pki.read('o.tsq');
    },
    answerWith(next) {
      answer = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return tsa;
}
