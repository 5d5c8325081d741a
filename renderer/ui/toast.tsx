import { X } from 'lucide-react';
import type { ReactElement } from 'react';
import {
  Text,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as AriaToastRegion,
} from 'react-aria-components';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';
import { StateGlyph } from './state-glyph.tsx';

export interface ToastWords {
  readonly tone: 'information' | 'valid' | 'attention' | 'exception';
  /** What happened, in one sentence. */
  readonly title: string;
  readonly detail?: string | undefined;
  /** One act that follows from it, e.g. undo or show. */
  readonly act?: { readonly label: string; readonly onPress: () => void } | undefined;
}

const GONE_AFTER_MS = 6000;
const ACT_GONE_AFTER_MS = 12_000;
const queue = new ToastQueue<ToastWords>({ maxVisibleToasts: 3 });
let passing: string | undefined;

/**
 * Says that something happened, and returns how to take it back. An exception stays until closed:
 * whoever reads slowly must not lose it. One with an act stays longer than one without; the act is
 * always to be had elsewhere too. The next message takes its place.
 */
export function showToast(words: ToastWords): () => void {
  const timeout = words.act === undefined ? GONE_AFTER_MS : ACT_GONE_AFTER_MS;
  const stays = words.tone === 'exception';
  if (passing !== undefined) queue.close(passing);
  const key = queue.add(words, stays ? {} : { timeout });
  passing = stays ? undefined : key;
  return () => queue.close(key);
}

/** Takes all messages away: they may say what is to be seen no longer. */
export function clearToasts(): void {
  queue.clear();
  passing = undefined;
}

/** The place where toasts appear; mount it once. F6 moves the focus there. */
export function ToastRegion(): ReactElement {
  return (
    <AriaToastRegion className="ui-toasts" queue={queue} aria-label="Messages">
      {({ toast }) => (
        <AriaToast toast={toast} className="ui-toast" data-tone={toast.content.tone}>
          <ToastBody
            words={toast.content}
            onClose={() => {
              queue.close(toast.key);
            }}
          />
        </AriaToast>
      )}
    </AriaToastRegion>
  );
}

interface ToastBodyProps {
  readonly words: ToastWords;
  readonly onClose: () => void;
}

function ToastBody({ words, onClose }: ToastBodyProps): ReactElement {
  const { title, detail, act } = words;
  return (
    <>
      <span className="ui-toast-glyph">{glyphOf(words.tone)}</span>
      <ToastContent className="ui-toast-words">
        <Text slot="title">{title}</Text>
        {detail !== undefined && <Text slot="description">{detail}</Text>}
      </ToastContent>
      {act !== undefined && (
        <Button
          size="small"
          onPress={() => {
            act.onPress();
            onClose();
          }}
        >
          {act.label}
        </Button>
      )}
      <IconButton label="Close" size="small" icon={<X size={14} />} onPress={onClose} />
    </>
  );
}

function glyphOf(tone: ToastWords['tone']): ReactElement {
  switch (tone) {
    case 'information':
      return <StateGlyph state="working" size={15} />;
    case 'valid':
      return <StateGlyph state="done" size={15} />;
    case 'attention':
      return <StateGlyph state="attention" size={15} />;
    case 'exception':
      return <StateGlyph state="exception" size={15} />;
  }
}
