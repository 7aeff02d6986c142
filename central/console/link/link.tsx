import { Link as RouterLink, useLocation, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Place } from './place.ts';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The path of the page on which a link was followed. */
    cameFrom?: string;
  }
}

type LinkProps = {
  readonly place: Place;
  readonly className?: string | undefined;
  readonly children: ReactNode;
  readonly 'aria-current'?: 'page' | undefined;
};

/** A link to somewhere in the console. */
export function Link({ place: { to, params = {}, search = {} }, ...rest }: LinkProps) {
  const { pathname } = useLocation();
  return (
    <RouterLink
      {...rest}
      to={to}
      params={params}
      search={search}
      state={{ cameFrom: pathname }}
      activeProps={{}}
    />
  );
}

/** Goes somewhere as a link does. */
export function useGo(): (place: Place) => void {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  return ({ to, params = {}, search = {} }) => {
    void navigate({ to, params, search, state: { cameFrom: pathname } });
  };
}
