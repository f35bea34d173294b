import { Component, type ReactNode } from 'react';
import { report } from './report.ts';
import { FaultScreen } from './resident/fault-screen.tsx';

/**
 * Around both rooms: a screen that could not be drawn would leave the glass empty until somebody pulls the plug. In its
 * place stands what is to be said to the resident, with the number of the line in the log.
 */
export class FaultBoundary extends Component<
  { children: ReactNode },
  { failed: boolean; reference?: string }
> {
  override state: { failed: boolean; reference?: string } = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(fault: unknown): void {
    report(fault, 'drawing').then(
      (reference) => this.setState({ reference }),
      () => this.setState({ reference: '—' }),
    );
  }

  override render(): ReactNode {
    const { failed, reference } = this.state;
    if (!failed) return this.props.children;
    // Read aloud as soon as it stands there, so it waits for its number.
    return reference !== undefined && <FaultScreen reference={reference} />;
  }
}
