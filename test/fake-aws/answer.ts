/** What a service of the fake answers. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** A refusal that a service tells by its code, in its own protocol. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, status: number, message: string) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** A request that no fake foresaw: it fails the test that sent it, not only the request. */
export class Unforeseen extends Error {}

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

export function xml(text: unknown): string {
  return String(text).replace(/[<>&'"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
