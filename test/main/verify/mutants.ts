import { PDF, type Signer } from '@libpdf/core';
import { openSigningKey, type KeyFile } from '../../../main/report/signing-key.ts';

/** Changes a copy of the bytes. */
export function edited(bytes: Buffer, edit: (copy: Buffer) => void): Buffer {
  const copy = Buffer.from(bytes);
  edit(copy);
  return copy;
}

/** Replaces a text by another of the same length, once. */
export function replaced(bytes: Buffer, from: string, to: string): Buffer {
  const at = bytes.indexOf(from, 0, 'latin1');
  if (at < 0 || from.length !== to.length) throw new Error(`nothing to replace: ${from}`);
  return edited(bytes, (copy) => copy.write(to, at, 'latin1'));
}

/** Where the signature's hexadecimal text lies: [first digit, behind the last one). */
export function gapOf(bytes: Buffer): { start: number; end: number } {
  const found = /\/ByteRange \[0\s+(\d+)\s+(\d+)\s+\d+/.exec(bytes.toString('latin1'));
  return { start: Number(found?.[1]) + 1, end: Number(found?.[2]) - 1 };
}

/** Appends an incremental update, written by another program than the one that reads it. */
export async function appended(
  bytes: Buffer,
  change: (pdf: PDF) => void | Promise<void>,
): Promise<Buffer> {
  const pdf = await PDF.load(bytes);
  await change(pdf);
  return Buffer.from(await pdf.save({ incremental: true }));
}

/** Signs once more, as a second person would. */
export async function signedAgain(
  bytes: Buffer,
  key: KeyFile,
  change: (pdf: PDF) => void | Promise<void> = () => undefined,
): Promise<Buffer> {
  const { signer } = await openSigningKey(key, new Date().toISOString());
  const pdf = await PDF.load(bytes);
  await change(pdf);
  const again: Signer = signer;
  const signed = await pdf.sign({ signer: again, level: 'B-B', fieldName: 'Reviewed' });
  return Buffer.from(signed.bytes);
}
