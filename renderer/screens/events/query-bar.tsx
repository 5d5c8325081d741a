/* oxlint-disable jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events --
   what is caught here is the field's own (ARIA combobox pattern) */
import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useId, type ReactElement, type RefObject } from 'react';
import { useApp } from '../../app/app-context.ts';
import { useStore } from '../../app/store.ts';
import { IconButton, SearchField, suggestionId, Suggestions } from '../../ui/index.ts';
import { errorPlace } from './error-place.ts';
import { QueryText } from './query-text.tsx';
import { SearchStateLine } from './search-state.tsx';
import { Keys } from './suggestion-keys.tsx';
import type { Search } from './use-search.ts';
import { useSuggestions } from './use-suggestions.tsx';
import { ViewStrip } from './view-strip.tsx';

export interface QueryBarProps {
  readonly search: Search;
  readonly query: string;
  readonly field: RefObject<HTMLInputElement | null>;
  /** Enter or the down arrow: on to the rows. */
  readonly onEnter: () => void;
  /** The search as it is typed is meant. */
  readonly onMeant: () => void;
}

/** The query with help to write it, and below it what it means and how much it finds. */
export function QueryBar(props: QueryBarProps): ReactElement {
  const { search, query, field, onEnter, onMeant } = props;
  const [listId, messageId] = [useId(), useId()];
  const suggestions = useSuggestions({ query, field, onEnter, onMeant });
  const { items, active, isOpen } = suggestions;
  const error = errorPlace(query, search.problem);
  return (
    <div className="events-bar">
      <div className="events-query">
        <Steps />
        <div
          className="events-field"
          onKeyDownCapture={suggestions.onKeyDown}
          onClick={suggestions.onClick}
          onBlur={(event) => {
            if (event.target !== field.current) return;
            suggestions.close();
            onMeant();
          }}
        >
          <SearchField
            ref={field}
            label="Find events"
            placeholder="Any words, or what = StopLogging, who : priya, ip = 203.0.113.44, error : denied"
            size="large"
            isMono
            shortcut="/"
            value={query}
            onChange={suggestions.onType}
            onCaret={suggestions.onCaret}
            onSubmit={() => {
              onMeant();
              onEnter();
            }}
            isBusy={search.isBusy && search.found !== undefined}
            isInvalid={search.problem !== null}
            errorId={search.problem === null ? undefined : messageId}
            overlay={error && <QueryText text={query} error={error} />}
            combo={{
              listId,
              isOpen,
              activeId: active < 0 ? undefined : suggestionId(listId, active),
            }}
          />
          {isOpen && (
            <Suggestions
              id={listId}
              label={suggestions.label}
              items={items}
              active={active}
              onTake={suggestions.take}
              foot={<Keys hasActive={active >= 0} takesFirst={suggestions.takesFirst} />}
              style={{ insetInlineStart: `min(${suggestions.from}ch + 3px, 100% - 520px)` }}
            />
          )}
        </div>
      </div>
      <SearchStateLine search={search} messageId={messageId} />
      <ViewStrip query={query} />
    </div>
  );
}

/** Back and forward through searches and rooms. */
function Steps(): ReactElement {
  const { acts, route } = useApp();
  const { behind, ahead } = useStore(route);
  return (
    <span className="events-steps">
      <IconButton
        label="Go back"
        shortcut="alt+left"
        icon={<ArrowLeft size={15} />}
        isDisabled={behind.length === 0}
        onPress={() => void acts.run('back')}
      />
      <IconButton
        label="Go forward"
        shortcut="alt+right"
        icon={<ArrowRight size={15} />}
        isDisabled={ahead.length === 0}
        onPress={() => void acts.run('forward')}
      />
    </span>
  );
}
