import type { ImportResult } from '../../preload/contract/domain.ts';
import type { ToastWords } from '../ui/index.ts';
import { formatSeconds, plural } from './format.ts';

/** What an import did, in one sentence; that it added nothing is said in so many words. */
export function importSentence(
  result: ImportResult,
): Pick<ToastWords, 'tone' | 'title'> & { readonly detail: string } {
  const { indexed, objects, known, rejections, rejected, conflicts, cancelled, seconds } = result;
  const rest = [
    rejections.length > 0 && plural(rejections.length, 'rejection'),
    rejections.length === 0 && rejected > 0 && `${plural(rejected, 'record')} rejected`,
    conflicts > 0 && plural(conflicts, 'conflict'),
    result.ignored.length > 0 && `${plural(result.ignored.length, 'file')} ignored`,
  ].filter((part) => part !== false);
  const detail = [...rest, `took ${formatSeconds(seconds)}`].join(' · ');
  const tone = rejections.length > 0 || rejected > 0 ? 'attention' : 'valid';
  if (cancelled) {
    return {
      tone: 'attention',
      title: `Cancelled: ${plural(indexed, 'record')} indexed until then. What is in stays in.`,
      detail,
    };
  }
  if (objects === 0 && known > 0) {
    const all = known === 1 ? 'the one file was' : `all ${plural(known, 'file')} were`;
    return { tone, title: `Nothing new: ${all} already in the archive.`, detail };
  }
  if (objects === 0 && indexed === 0) {
    return { tone: 'attention', title: 'Nothing was added: no CloudTrail log was found.', detail };
  }
  return {
    tone,
    title: `${plural(indexed, 'record')} indexed from ${plural(objects, 'file')}.`,
    detail,
  };
}
