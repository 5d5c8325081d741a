export interface TarEntry {
  readonly name: string;
  readonly data?: Buffer | string;
  /** POSIX ustar typeflag: 0 file, 1 hard link, 2 link, 5 folder, x PAX header … */
  readonly type?: string;
  readonly linkname?: string;
}

/** A .tar, written by hand from POSIX.1-1988 (ustar), so that its names can be what they like. */
export function tarOf(...entries: readonly TarEntry[]): Buffer {
  return Buffer.concat([...entries.map(entryOf), Buffer.alloc(1024)]);
}

function entryOf({ name, data = '', type = '0', linkname = '' }: TarEntry): Buffer {
  const bytes = Buffer.from(data);
  const head = Buffer.alloc(512);
  head.write(name, 0, 100);
  head.write('0000644', 100);
  head.write('0000000', 108);
  head.write('0000000', 116);
  head.write(bytes.length.toString(8).padStart(11, '0'), 124);
  head.write('00000000000', 136);
  head.write(type, 156);
  head.write(linkname, 157, 100);
  head.write('ustar\x0000', 257);
  head.fill(' ', 148, 156);
  const sum = head.reduce((all, byte) => all + byte, 0);
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([head, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
}

/** A PAX header that renames the entry after it, to a name that ustar itself could not hold. */
export function paxPath(path: string): TarEntry {
  const rest = ` path=${path}\n`;
  let length = Buffer.byteLength(rest);
  while (Buffer.byteLength(`${length}${rest}`) !== length) {
    length = Buffer.byteLength(`${length}${rest}`);
  }
  return { name: 'pax', type: 'x', data: `${length}${rest}` };
}
