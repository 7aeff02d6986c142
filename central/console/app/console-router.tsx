import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Navigate,
  type RouteComponent,
  useLocation,
} from '@tanstack/react-router';
import { Suspense } from 'react';
import type { Role } from '../../wire/index.ts';
import { BeingRead, mayCall } from '../api/index.ts';
import { readSearchText, writeSearchText } from '../link/index.ts';
import type { ConsolePage, ConsoleRoute } from '../route/index.ts';
import { FailedPage } from './failed-page.tsx';
import { NoPage } from './no-page.tsx';
import { pagesFor } from './pages.ts';
import { RefusedAddress } from './refused-address.tsx';

/**
 * The addresses of the console for a role: those of the pages that it may see. They stand behind `#`, so that central serves one
 * page, and come from the pages themselves, so that no list names them.
 */
export function consoleRouter(role: Role, frame: RouteComponent) {
  const pages = pagesFor(role).flatMap((group) => group.pages);
  const root = rootRoute(frame);
  const first = createRoute({
    getParentRoute: () => root,
    path: '/',
    component: () => <Navigate to={`/${pages[0]?.page ?? ''}`} replace />,
  });
  const offered = ({ needs }: ConsoleRoute): boolean =>
    needs === undefined || needs.some((contract) => mayCall(role, contract));
  const routes = pages.flatMap((page) =>
    page.routes.filter(offered).map((route) => addressOf(root, page, route)),
  );
  return createRouter({
    routeTree: root.addChildren([first, ...routes]),
    history: createHashHistory(),
    parseSearch: readSearchText,
    stringifySearch: writeSearchText,
    scrollRestoration: true,
    defaultNotFoundComponent: NoPage,
    defaultErrorComponent: FailedPage,
  });
}

function addressOf(root: Root, { page, title }: ConsolePage, { path, search, show }: ConsoleRoute) {
  const route = createRoute({
    getParentRoute: () => root,
    path: path === '' ? `/${page}` : `/${page}/${path}`,
    component: Shown,
  });
  function Shown() {
    const { pathname } = useLocation();
    const asked: unknown = route.useSearch();
    const params = route.useParams();
    const { error } = search.safeParse(asked);
    if (error) return <RefusedAddress page={page} title={title} problem={error} />;
    // Another path is another page: nothing of the one before stays in its fields.
    return (
      <Suspense key={pathname} fallback={<BeingRead />}>
        {show(asked, params)}
      </Suspense>
    );
  }
  return route;
}

type Root = ReturnType<typeof rootRoute>;
const rootRoute = (frame: RouteComponent) => createRootRoute({ component: frame, notFoundComponent: NoPage });
