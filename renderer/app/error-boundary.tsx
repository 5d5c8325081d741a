import { Component, type ReactElement, type ReactNode } from 'react';
import { Button, ErrorState } from '../ui/index.ts';

interface ErrorBoundaryProps {
  /** What broke, as the beginning of a sentence: "The window", "This room". */
  readonly where: string;
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly hasFailed: boolean;
}

/** Keeps a mistake of ours to the part it happened in, and offers to draw that part again. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  static getDerivedStateFromError(): ErrorBoundaryState {
    return { hasFailed: true };
  }

  override readonly state: ErrorBoundaryState = { hasFailed: false };

  override render(): ReactNode {
    return this.state.hasFailed ? this.renderFailure() : this.props.children;
  }

  private renderFailure(): ReactElement {
    return (
      <main className="app-page">
        <ErrorState
          title={`${this.props.where} could not be drawn.`}
          code="window"
          acts={
            <Button kind="primary" onPress={() => this.setState({ hasFailed: false })}>
              Draw it again
            </Button>
          }
        >
          The archive is not affected: everything you did was saved as you did it.
        </ErrorState>
      </main>
    );
  }
}
