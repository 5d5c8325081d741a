/**
 * What orders source addresses as people count them: 10.0.0.9 before 10.0.0.10. IPv4 addresses stand
 * first, then IPv6 ones, then the names of AWS services, which CloudTrail writes in the same place.
 */
export function addressKey(text: string): string {
  const bytes = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  if (bytes !== null) return `0${bytes.slice(1).map(padded).join('.')}`;
  return /^[0-9a-f:]*:[0-9a-f:.]*$/.test(text) ? `1${groupsOf(text)}` : `2${text}`;
}

/** The groups of an IPv6 address (RFC 4291 section 2.2), each with all its digits. */
function groupsOf(text: string): string {
  const [head = '', tail] = text.split('::');
  const wide = (part: string): string[] =>
    part === '' ? [] : part.split(':').map((group) => group.padStart(4, '0'));
  const [first, last] = [wide(head), wide(tail ?? '')];
  const missing = tail === undefined ? 0 : Math.max(0, 8 - first.length - last.length);
  return [...first, ...Array.from({ length: missing }, () => '0000'), ...last].join(':');
}

function padded(decimal: string): string {
  return decimal.padStart(3, '0');
}
