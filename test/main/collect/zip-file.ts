import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string | Buffer;
  readonly data: Buffer | string;
  /** What a hostile or broken archiver would write; by default the truth. */
  readonly crc?: number;
  readonly size?: number;
  readonly flags?: number;
  readonly method?: 0 | 8;
}

/** A .zip, written by hand from PKWARE's APPNOTE 4.3, so that it can lie where a library would not. */
export function zipOf(...entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const { name, body, common } = partsOf(entry);
    const local = Buffer.concat([signature(0x04034b50), common, name, body]);
    const central = Buffer.alloc(46 - 4 - 2 - common.length);
    central.writeUInt32LE(at, central.length - 4);
    directory.push(signature(0x02014b50), Buffer.from([20, 3]), common, central, name);
    files.push(local);
    at += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, list, end]);
}

/** The 26 bytes that both headers of an entry share, and what stands around them. */
function partsOf(entry: ZipEntry): { name: Buffer; body: Buffer; common: Buffer } {
  const data = Buffer.from(entry.data);
  const name = Buffer.from(entry.name);
  const body = entry.method === 8 ? deflateRawSync(data) : data;
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(entry.flags ?? 0x800, 2);
  common.writeUInt16LE(entry.method ?? 0, 4);
  common.writeUInt32LE(entry.crc ?? crc32(data), 10);
  common.writeUInt32LE(body.length, 14);
  common.writeUInt32LE(entry.size ?? data.length, 18);
  common.writeUInt16LE(name.length, 22);
  return { name, body, common };
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
