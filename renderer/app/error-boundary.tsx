import { Component, type ReactNode } from 'react';
import { Restarting } from './restarting.tsx';

const TRY_AGAIN_MS = 2_000;

type Props = { readonly children: ReactNode; readonly language: string };

/** A bug in a screen is never a blank screen: a sentence shows, and the screen is drawn anew. */
export class ErrorBoundary extends Component<Props, { readonly broken: boolean }> {
  override readonly state = { broken: false };
  private timer: number | undefined;

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override componentDidCatch(): void {
    this.timer = window.setTimeout(() => this.setState({ broken: false }), TRY_AGAIN_MS);
  }

  override componentWillUnmount(): void {
    window.clearTimeout(this.timer);
  }

  override render(): ReactNode {
    return this.state.broken ? <Restarting language={this.props.language} /> : this.props.children;
  }
}
