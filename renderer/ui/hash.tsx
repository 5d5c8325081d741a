import { Check, Copy } from 'lucide-react';
import { useEffect, useState, type ReactElement } from 'react';
import { Button } from 'react-aria-components';
import { shortenHash } from './shorten-hash.ts';
import { Tooltip } from './tooltip.tsx';

export interface HashProps {
  readonly value: string;
  /** What it is the hash of: "Population hash". */
  readonly label: string;
  /** Characters kept at either end; `full` shows all of it. */
  readonly keep?: number | 'full' | undefined;
  /** Puts the whole value on the clipboard; without it the hash is only shown. */
  readonly onCopy?: ((value: string) => void | Promise<void>) | undefined;
  readonly tone?: 'exception' | 'valid' | undefined;
}

const SAID_FOR_MS = 1600;

/** A long identifier, shortened for the eye; its full value is spoken, shown on hover and copied. */
export function Hash({ value, label, keep = 4, onCopy, tone }: HashProps): ReactElement {
  const [isCopied, setCopied] = useState(false);
  const shown = keep === 'full' ? value : shortenHash(value, keep);

  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setCopied(false), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);

  if (onCopy === undefined) {
    return (
      <span
        className="ui-hash ui-selectable"
        data-tone={tone}
        data-full={keep === 'full' || undefined}
        title={value}
      >
        <span className="ui-hidden">{value}</span>
        <span aria-hidden="true">{shown}</span>
      </span>
    );
  }
  const copy = async (): Promise<void> => {
    await onCopy(value);
    setCopied(true);
  };
  return (
    <Tooltip text={<code className="ui-hash-full">{value}</code>}>
      <Button
        className="ui-hash"
        data-tone={tone}
        data-full={keep === 'full' || undefined}
        aria-label={`${label} ${shown}, ${isCopied ? 'copied' : 'copy'} ${value}`}
        onPress={() => void copy()}
      >
        {shown}
        {isCopied ? <Check size={12} aria-hidden="true" /> : <Copy size={12} aria-hidden="true" />}
      </Button>
    </Tooltip>
  );
}
