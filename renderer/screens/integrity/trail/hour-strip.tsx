import { useRef, type KeyboardEvent, type ReactElement } from 'react';
import { CoverGlyph } from './cover-glyph.tsx';
import { coverWords, loggingIn, loggingWords, statesIn } from './states.ts';

/** The hours of a day; one can be chosen, and is let go by choosing it again. */
export function HourStrip({
  hours,
  logging,
  selected,
  onSelect,
}: {
  readonly hours: string;
  readonly logging: string;
  readonly selected: number | null;
  readonly onSelect: (hour: number | null) => void;
}): ReactElement {
  const strip = useRef<HTMLFieldSetElement>(null);
  const states = statesIn(hours);
  const known = loggingIn(logging);
  const focus = (hour: number): void =>
    strip.current?.querySelectorAll('button').item(hour).focus();
  const move = (event: KeyboardEvent, hour: number): void => {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -12, ArrowDown: 12 }[event.key];
    const next = hour + (step ?? 0);
    if (step === undefined || next < 0 || next >= states.length) return;
    event.preventDefault();
    focus(next);
  };
  return (
    <fieldset className="hour-strip" aria-label="Hours" ref={strip}>
      {states.map((state, hour) => {
        const name = `${String(hour).padStart(2, '0')}:00`;
        return (
          <button
            key={name}
            type="button"
            tabIndex={hour === (selected ?? 0) ? 0 : -1}
            aria-pressed={selected === hour}
            aria-label={`${name}: ${coverWords[state]}; ${loggingWords[known[hour] ?? '?']}`}
            title={`${name}: ${coverWords[state]}; ${loggingWords[known[hour] ?? '?']}`}
            data-logging={known[hour]}
            onKeyDown={(event) => move(event, hour)}
            onClick={() => onSelect(selected === hour ? null : hour)}
          >
            <span className="cover-swatch" data-state={state}>
              <CoverGlyph state={state} />
            </span>
            {name.slice(0, 2)}
          </button>
        );
      })}
    </fieldset>
  );
}
