import { useRef, useState, type DragEvent, type ReactElement, type ReactNode } from 'react';

export interface DropZoneProps {
  /** What happens on dropping: "Drop to add to this archive". */
  readonly label: string;
  readonly hint?: ReactNode;
  /** Whether dropping is possible now. */
  readonly isDisabled?: boolean | undefined;
  /** The dropped files; turning them into paths is the caller's work. */
  readonly onDropFiles: (files: readonly File[]) => void;
  /** The place it covers. Without children it draws itself as an outlined area. */
  readonly children?: ReactNode;
  /** Draws the drag-over state without a drag. */
  readonly isShown?: boolean | undefined;
}

/** A place that takes files; it says so while they hover above it. */
export function DropZone(props: DropZoneProps): ReactElement {
  const { label, hint, isDisabled, onDropFiles, children, isShown } = props;
  const [isOver, setOver] = useState(false);
  // Entering a child fires before leaving its parent, so only a count tells when all were left.
  const depth = useRef(0);
  const takes = (event: DragEvent): boolean =>
    isDisabled !== true && event.dataTransfer.types.includes('Files');
  const leave = (): void => {
    depth.current = Math.max(0, depth.current - 1);
    if (depth.current === 0) setOver(false);
  };
  const isActive = isOver || isShown === true;
  return (
    // Dropping is a pointer's shortcut; the same act is a button elsewhere.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className="ui-drop"
      data-over={isActive || undefined}
      data-bare={children === undefined || undefined}
      onDragEnter={(event) => {
        if (!takes(event)) return;
        event.preventDefault();
        depth.current += 1;
        setOver(true);
      }}
      onDragOver={(event) => {
        if (takes(event)) event.preventDefault();
      }}
      onDragLeave={(event) => {
        if (takes(event)) leave();
      }}
      onDrop={(event) => {
        if (!takes(event)) return;
        event.preventDefault();
        depth.current = 0;
        setOver(false);
        onDropFiles([...event.dataTransfer.files]);
      }}
    >
      {children}
      {(isActive || children === undefined) && (
        <output className="ui-drop-sign">
          <strong>{label}</strong>
          {hint !== undefined && <span>{hint}</span>}
        </output>
      )}
    </div>
  );
}
