import { X } from 'lucide-react';
import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type ReactElement,
  type RefObject,
} from 'react';
import { Button, IconButton, Kbd } from '../ui/index.ts';
import { useApp } from './app-context.ts';
import { useStore } from './store.ts';
import { endTour, goToStop, tourStops } from './tour.ts';
import './tour.css';

/** The stop of the tour that the person is at, above the window; what it is about stays usable. */
export function TourCard(): ReactElement | null {
  const app = useApp();
  const index = useStore(app.tour);
  const stop = index === null ? undefined : tourStops[index];
  const card = useRef<HTMLElement>(null);
  useEffect(() => (index === null ? undefined : keepFocus(card)), [index]);
  if (index === null || stop === undefined) return null;
  const isLast = index === tourStops.length - 1;
  return (
    <>
      <Frame around={stop.frames} />
      {/* Escape ends the tour from any of its buttons. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <section
        ref={card}
        className="tour"
        aria-label={`Tour, ${index + 1} of ${tourStops.length}`}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          endTour(app);
        }}
      >
        <header>
          <h2>{stop.title}</h2>
          <IconButton
            label="End the tour"
            size="small"
            icon={<X size={15} />}
            onPress={() => endTour(app)}
          />
        </header>
        <p aria-live="polite">{stop.words}</p>
        <footer>
          <span className="tour-keys">
            {stop.keys.map((keys) => (
              <Kbd key={keys} keys={keys} />
            ))}
          </span>
          <span className="tour-at">
            {index + 1} of {tourStops.length}
          </span>
          {index > 0 && (
            <Button size="small" onPress={() => goToStop(app, index - 1)}>
              Back
            </Button>
          )}
          <span className="tour-next">
            <Button kind="primary" size="small" onPress={() => goToStop(app, index + 1)}>
              {isLast ? 'Done' : 'Next'}
            </Button>
          </span>
        </footer>
      </section>
    </>
  );
}

interface Box {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Gives the focus to the card's next step, and back to it until the person does something: a room that
 * opens, or a form that has been read at last, takes it, and Enter would be theirs.
 */
function keepFocus(card: RefObject<HTMLElement | null>): () => void {
  const take = (): void => card.current?.querySelector<HTMLElement>('.tour-next button')?.focus();
  const onFocus = ({ target }: FocusEvent): void => {
    if (target instanceof Node && card.current?.contains(target) === false) take();
  };
  const stop = (): void => {
    document.removeEventListener('focusin', onFocus);
    for (const name of inputs) document.removeEventListener(name, stop, { capture: true });
  };
  document.addEventListener('focusin', onFocus);
  for (const name of inputs) document.addEventListener(name, stop, { capture: true });
  take();
  return stop;
}
const inputs = ['keydown', 'pointerdown'] as const;

/** A line around a part of the window, wherever it moves to while it is filled. */
function Frame({ around }: { readonly around: string }): ReactElement | null {
  const [box, setBox] = useState<Box | null>(null);
  useLayoutEffect(() => {
    let asked = 0;
    const look = (): void => {
      const found = document.querySelector(around)?.getBoundingClientRect();
      setBox((was) => (isSame(was, found) ? was : boxOf(found)));
      asked = requestAnimationFrame(look);
    };
    look();
    return () => cancelAnimationFrame(asked);
  }, [around]);
  return box === null ? null : <div className="tour-frame" style={{ ...box }} aria-hidden="true" />;
}

function boxOf(rect: DOMRect | undefined): Box | null {
  if (rect === undefined) return null;
  const { top, left, width, height } = rect;
  return { top, left, width, height };
}

function isSame(box: Box | null, rect: DOMRect | undefined): boolean {
  if (box === null || rect === undefined) return box === null && rect === undefined;
  return (
    box.top === rect.top &&
    box.left === rect.left &&
    box.width === rect.width &&
    box.height === rect.height
  );
}
