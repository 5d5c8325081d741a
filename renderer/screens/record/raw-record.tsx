import { Copy, IndentIncrease } from 'lucide-react';
import { useMemo, type ReactElement } from 'react';
import { useRemembered } from '../../app/memory.ts';
import { attempt } from '../../app/problems.ts';
import { usePrivacy } from '../../app/use-privacy.ts';
import { CodeView, escapeHidden, IconButton } from '../../ui/index.ts';
import { copyRecord } from './copy-record.ts';
import { indentJson } from './indent-json.ts';

export interface RawRecordProps {
  readonly raw: string;
  readonly onCopy: (text: string) => Promise<void>;
}

/**
 * The record's text as it lies in the original, but for pseudonyms while there are any, and for characters
 * that would not be seen: JSON's own escapes stand for them. Indented on request, with no token changed.
 * What is copied is the text itself.
 */
export function RawRecord({ raw, onCopy }: RawRecordProps): ReactElement {
  const [isIndented, setIndented] = useRemembered('record.indented', false);
  const isHiding = usePrivacy();
  const text = useMemo(() => escapeHidden(isIndented ? indentJson(raw) : raw), [isIndented, raw]);
  return (
    <>
      {isHiding && (
        <p className="record-pseudonymised">
          With pseudonyms: not the archived bytes, which a proof of the record holds.
        </p>
      )}
      <CodeView
        label="Raw record"
        text={text}
        acts={
          <>
            <IconButton
              label={isIndented ? 'Indented; show as archived' : 'Indent, for reading only'}
              size="small"
              isSelected={isIndented}
              icon={<IndentIncrease size={15} />}
              onPress={() => setIndented(!isIndented)}
            />
            <IconButton
              label="Copy"
              shortcut="mod+shift+c"
              size="small"
              icon={<Copy size={15} />}
              onPress={() => attempt(() => copyRecord({ raw, isHiding, copy: onCopy }))}
            />
          </>
        }
      />
    </>
  );
}
