import { Component, type ReactNode } from 'react';

type Props = { readonly children: ReactNode };
const LOAD_AGAIN_MS = 20_000;

/** Stands where the display has failed, and loads it again by itself: no one is there to do it. */
export class Fallback extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(): void {
    window.setTimeout(() => window.location.reload(), LOAD_AGAIN_MS);
  }

  override render(): ReactNode {
    return this.state.failed ? <p className="sentence">Please ask at the desk.</p> : this.props.children;
  }
}
