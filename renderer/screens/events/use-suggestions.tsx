import { Braces, Clock, Equal, Parentheses } from 'lucide-react';
import {
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import type { Completion } from '../../../preload/contract/complete.ts';
import { useApp } from '../../app/app-context.ts';
import { earlierSearches } from '../../app/searches.ts';
import { useNamesShown } from '../../app/use-privacy.ts';
import { useEngagement } from '../../app/use-engagement.ts';
import { formatCount, type Suggestion } from '../../ui/index.ts';
import { suggestionAct } from './suggestion-key.ts';
import { useCompletion } from './use-completion.ts';

export interface SuggestionsWanted {
  readonly query: string;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onEnter: () => void;
  readonly onMeant: () => void;
}

export interface SuggestionsState {
  readonly isOpen: boolean;
  /** What Tab takes while nothing is chosen is the first. */
  readonly takesFirst: boolean;
  readonly label: string;
  readonly items: readonly Suggestion[];
  readonly active: number;
  /** The character that the list is about. */
  readonly from: number;
  readonly take: (index: number) => void;
  readonly close: () => void;
  readonly onType: (text: string) => void;
  readonly onCaret: (caret: number) => void;
  /** Into the empty field: earlier searches. */
  readonly onClick: (event: MouseEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** The list below the field: what may stand at the caret, or earlier searches. */
export function useSuggestions(wanted: SuggestionsWanted): SuggestionsState {
  const { query, field, onEnter, onMeant } = wanted;
  const app = useApp();
  const engagement = useEngagement();
  const { completions, open, setOpen, setCaret, take } = useCompletion(query, field);
  const [active, setActive] = useState(-1);
  const isHistory = open === 'history';
  // Earlier searches are kept as they were typed, with names that may be hidden now.
  const namesShown = useNamesShown();
  const isOffered = isHistory && engagement !== null && namesShown;
  const earlier = isOffered ? earlierSearches(engagement) : [];
  const items = isHistory
    ? earlier.filter((each) => each !== query.trim()).map(ofSearch)
    : open === undefined
      ? []
      : (completions?.items ?? []).map(ofCompletion);
  const show = (what: typeof open): void => {
    setActive(-1);
    setCaret(field.current?.selectionStart ?? 0);
    setOpen(what);
  };
  const choose = (index: number): void => {
    setActive(-1);
    if (isHistory) {
      const chosen = items[index]?.id;
      setOpen(undefined);
      if (chosen === undefined) return;
      app.query.set(chosen);
      onMeant();
      return;
    }
    void take(index).then((leadsOn) => setOpen(leadsOn ? 'completions' : undefined));
  };
  const at = Math.min(active, items.length - 1);
  const isOpen = items.length > 0;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== field.current || event.nativeEvent.isComposing) return;
    const place = { isOpen, count: items.length, active: at, isEmpty: query === '', isHistory };
    const act = suggestionAct(place, event);
    if (act === undefined) return;
    if (act.kind === 'search') {
      setOpen(undefined);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    switch (act.kind) {
      case 'move':
        setActive(act.to);
        break;
      case 'take':
        choose(act.index);
        break;
      case 'open':
        show(act.what);
        break;
      case 'close':
        setOpen(undefined);
        break;
      case 'rows':
        onMeant();
        onEnter();
    }
  };
  return {
    isOpen,
    takesFirst: !isHistory,
    label: isHistory ? 'Earlier searches' : 'Suggestions',
    items,
    active: at,
    from: isHistory ? 0 : (completions?.from ?? 0),
    take: choose,
    close: () => setOpen(undefined),
    onType(text) {
      app.query.set(text);
      show(text === '' ? undefined : 'completions');
    },
    onCaret: (caret) => {
      if (open === 'completions') setCaret(caret);
    },
    onClick: (event) => {
      if (query === '' && event.target === field.current) show('history');
    },
    onKeyDown,
  };
}

function ofSearch(search: string): Suggestion {
  return { id: search, label: search, icon: <Clock size={13} aria-hidden="true" /> };
}

const icons: Readonly<Partial<Record<Completion['kind'], ReactNode>>> = {
  field: <Braces size={13} aria-hidden="true" />,
  value: <Equal size={13} aria-hidden="true" />,
  condition: <Equal size={13} aria-hidden="true" />,
  time: <Clock size={13} aria-hidden="true" />,
  keyword: <Parentheses size={13} aria-hidden="true" />,
  operator: <Parentheses size={13} aria-hidden="true" />,
};

function ofCompletion({ kind, text, label, detail, events }: Completion): Suggestion {
  return {
    id: `${kind} ${text}`,
    label,
    detail,
    icon: icons[kind],
    ...(events !== null && { note: formatCount(events) }),
  };
}
