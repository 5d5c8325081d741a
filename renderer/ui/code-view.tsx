import { ChevronDown, ChevronUp, WrapText } from 'lucide-react';
import {
  useDeferredValue,
  useMemo,
  useRef,
  useState,
  type ReactElement,
  type ReactNode,
} from 'react';
import { codeBlocks } from './code-lines.ts';
import { findAll } from './find-runs.ts';
import { formatCount } from './format-count.ts';
import { IconButton } from './icon-button.tsx';
import { showHiddenInText } from './show-hidden.ts';
import { SearchField } from './search-field.tsx';
import { useFoundHighlight } from './use-found-highlight.ts';

export interface CodeViewProps {
  readonly label: string;
  /** Text, never markup; what would not be seen in it is. */
  readonly text: string;
  /** Without it the head with the search is left out. */
  readonly isSearchable?: boolean | undefined;
  /** Words to find at first, e.g. those of the query. */
  readonly initialSearch?: string | undefined;
  /** Breaks long lines; a minified record is one. */
  readonly isWrapped?: boolean | undefined;
  /** Further acts at the end of the head. */
  readonly acts?: ReactNode;
  /** Most height in px; without it the view fills its place. */
  readonly maxHeight?: number | undefined;
}

const LINES_PER_BLOCK = 100;
const MOST_HITS = 9999;

/** Raw text with line numbers and a search of its own. Enter and Shift+Enter go through the hits. */
export function CodeView(props: CodeViewProps): ReactElement {
  const { label, isSearchable = true, initialSearch = '', acts, maxHeight } = props;
  // What is found is found in what is drawn, or the marks would stand elsewhere.
  const text = useMemo(() => showHiddenInText(props.text), [props.text]);
  const view = useRef<HTMLDivElement>(null);
  const [words, setWords] = useState(initialSearch);
  const [current, setCurrent] = useState(0);
  const [isWrapped, setWrapped] = useState(props.isWrapped ?? true);
  const sought = useDeferredValue(words);
  const hits = useMemo(() => findAll(text, sought, MOST_HITS), [text, sought]);
  const blocks = useMemo(() => codeBlocks(text, LINES_PER_BLOCK), [text]);
  const at = hits.length === 0 ? 0 : current % hits.length;
  useFoundHighlight(view, text, hits, at);

  const step = (by: number): void => {
    if (hits.length > 0) setCurrent((at + by + hits.length) % hits.length);
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- listens for its field
    <div
      className="ui-code"
      data-wrapped={isWrapped || undefined}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
        event.preventDefault();
        step(event.shiftKey ? -1 : 1);
      }}
    >
      {isSearchable && (
        <div className="ui-code-head">
          <SearchField
            label={`Find in ${label}`}
            placeholder="Find"
            value={words}
            onChange={(next) => {
              setWords(next);
              setCurrent(0);
            }}
          />
          <output className="ui-code-hits">{sought === '' ? '' : hitWords(hits.length, at)}</output>
          <IconButton
            label="Previous hit"
            shortcut="shift+enter"
            size="small"
            isDisabled={hits.length === 0}
            icon={<ChevronUp size={15} />}
            onPress={() => step(-1)}
          />
          <IconButton
            label="Next hit"
            shortcut="enter"
            size="small"
            isDisabled={hits.length === 0}
            icon={<ChevronDown size={15} />}
            onPress={() => step(1)}
          />
          <IconButton
            label="Break long lines"
            size="small"
            isSelected={isWrapped}
            icon={<WrapText size={15} />}
            onPress={() => setWrapped(!isWrapped)}
          />
          {acts}
        </div>
      )}
      <section
        ref={view}
        className="ui-code-scroll ui-selectable"
        aria-label={label}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls by keyboard
        tabIndex={0}
        style={
          {
            maxHeight,
            '--code-digits': `${String(lineCount(blocks)).length}ch`,
          } as React.CSSProperties
        }
      >
        {blocks.map((block) => (
          <pre
            key={block.firstLine}
            className="ui-code-block"
            style={{ '--code-lines': block.lines.length } as React.CSSProperties}
          >
            {block.lines.map((line, index) => (
              // A line has no other identity than its number.
              // oxlint-disable-next-line react/no-array-index-key
              <div key={block.firstLine + index} className="ui-code-line">
                <span className="ui-code-number" data-number={block.firstLine + index} />
                <span data-line>{line}</span>
              </div>
            ))}
          </pre>
        ))}
      </section>
    </div>
  );
}

function lineCount(blocks: ReturnType<typeof codeBlocks>): number {
  const last = blocks.at(-1);
  return last === undefined ? 1 : last.firstLine + last.lines.length - 1;
}

function hitWords(count: number, at: number): string {
  if (count === 0) return 'no hit';
  const all = count >= MOST_HITS ? `${formatCount(MOST_HITS)} or more` : formatCount(count);
  return `${formatCount(at + 1)} of ${all}`;
}
