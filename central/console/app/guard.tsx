import { Component, type ReactNode } from 'react';
import { Button, Notice } from '../design/index.ts';
import { texts } from './texts.ts';

type Props = { readonly children: ReactNode };

/** Stands where a page was that failed: the navigation goes on working. */
export class Guard extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <Notice tone="bad" title={texts.broken} answers>
        <p>{texts.brokenHelp}</p>
        <div>
          <Button onClick={() => this.setState({ failed: false })}>{texts.load}</Button>
        </div>
      </Notice>
    );
  }
}
