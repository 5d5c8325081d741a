/** IP networks in CIDR notation. Addresses are read strictly: no leading zeros, no zone ids. */
import { isIPv4, isIPv6 } from 'node:net';

export interface Network {
  readonly bits: 32 | 128;
  readonly prefix: number;
  readonly start: bigint;
}

/** The network of `10.0.0.0/8`, `2001:db8::/32` or a lone address; undefined if it is none. */
export function networkOf(text: string): Network | undefined {
  const [address = '', length, ...more] = text.split('/');
  const read = addressOf(address);
  if (read === undefined || more.length > 0) return undefined;
  if (length !== undefined && !/^(0|[1-9]\d{0,2})$/.test(length)) return undefined;
  const prefix = length === undefined ? read.bits : Number(length);
  if (prefix > read.bits) return undefined;
  const shift = BigInt(read.bits - prefix);
  const start = (read.value >> shift) << shift;
  // 10.1.2.3/8 is more likely a slip than a wish; only the network's own address may be written.
  return start === read.value ? { bits: read.bits, prefix, start } : undefined;
}

/** A test of addresses. What is no address (a service's DNS name, `AWS Internal`) is outside. */
export function networkMatcher(networks: readonly string[]): (text: string) => boolean {
  const known = networks.flatMap((text) => networkOf(text) ?? []);
  return (text) => {
    const address = addressOf(text);
    if (address === undefined) return false;
    return known.some(({ bits, prefix, start }) => {
      const shift = BigInt(bits - prefix);
      return bits === address.bits && address.value >> shift === start >> shift;
    });
  };
}

function addressOf(text: string): { bits: 32 | 128; value: bigint } | undefined {
  if (isIPv4(text)) return { bits: 32, value: joined(text.split('.').map(Number), 8n) };
  if (!isIPv6(text) || text.includes('%')) return undefined;
  const mapped = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(text);
  if (mapped) {
    const [, head = '', ...bytes] = mapped;
    const [a = 0, b = 0, c = 0, d = 0] = bytes.map(Number);
    const tail = [a * 256 + b, c * 256 + d].map((word) => word.toString(16)).join(':');
    return addressOf(head + tail);
  }
  const [left = '', right] = text.split('::');
  const head = words(left);
  const tail = right === undefined ? [] : words(right);
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => 0);
  return { bits: 128, value: joined([...head, ...zeros, ...tail], 16n) };
}

function words(text: string): number[] {
  return text === '' ? [] : text.split(':').map((word) => Number.parseInt(word, 16));
}

function joined(numbers: readonly number[], width: bigint): bigint {
  return numbers.reduce((value, number) => (value << width) | BigInt(number), 0n);
}
