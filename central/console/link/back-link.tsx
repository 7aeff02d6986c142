import { Link as RouterLink, useCanGoBack, useLocation, useRouter } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import classes from './back-link.module.css';

type BackLinkProps = {
  readonly to: string;
  readonly children: ReactNode;
};

/** The way back to a list: to the rows, the filter and the place where it was left, if one came from there. */
export function BackLink({ to, children }: BackLinkProps) {
  const router = useRouter();
  const canGoBack = useCanGoBack();
  const { cameFrom } = useLocation().state;
  return (
    <RouterLink
      to={to}
      className={classes.back}
      onClick={(event) => {
        if (!canGoBack || cameFrom !== to || event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        router.history.back();
      }}
    >
      <ArrowLeft size={16} aria-hidden />
      {children}
    </RouterLink>
  );
}
