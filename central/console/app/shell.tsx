import { LogOut } from 'lucide-react';
import { useSession } from '../api/index.ts';
import { Bills } from '../bills/index.ts';
import { Bookings } from '../bookings/index.ts';
import { Cases } from '../cases/index.ts';
import { Button, Notice, Page } from '../design/index.ts';
import { Attention } from '../exceptions/index.ts';
import { HelpCalls } from '../help/index.ts';
import { Kiosks } from '../kiosks/index.ts';
import { Queue } from '../queue/index.ts';
import { Ratings } from '../ratings/index.ts';
import { Reports } from '../reports/index.ts';
import { type Route, readRoute, routeTo, useHash } from '../route/index.ts';
import { Transactions } from '../transactions/index.ts';
import { timeZone } from '../words/index.ts';
import { Guard } from './guard.tsx';
import { type PageName, pagesFor } from './pages.ts';
import classes from './shell.module.css';
import { roleTexts, texts } from './texts.ts';

/** The frame around every page: navigation, who is signed in, and the page itself. */
export function Shell({ onSignOut }: { readonly onSignOut: () => void }) {
  const { person } = useSession();
  const groups = pagesFor(person.role);
  const offered = groups.flatMap((group) => group.pages.map(({ page }) => page));
  const hash = useHash();
  const route = readRoute(hash);
  const wanted = route.path[0] ?? offered[0];
  const page = offered.find((one) => one === wanted) ?? null;
  return (
    <div className={classes.shell}>
      <button
        type="button"
        className={classes.skip}
        onClick={() => document.querySelector<HTMLElement>('h1')?.focus()}
      >
        {texts.skip}
      </button>
      <aside className={classes.aside}>
        <p className={classes.product}>{texts.product}</p>
        <nav aria-label={texts.navigation} className={classes.nav}>
          {groups.map((group) => (
            <div key={group.title}>
              <h2 className={classes.group}>{group.title}</h2>
              <ul>
                {group.pages.map(({ page: name, title, icon: Icon }) => (
                  <li key={name}>
                    <a
                      href={routeTo([name])}
                      className={classes.link}
                      aria-current={name === page ? 'page' : undefined}
                    >
                      <Icon size={18} aria-hidden />
                      {title}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
        <div className={classes.person}>
          <p className={classes.name}>{person.userName}</p>
          <p>{roleTexts[person.role]}</p>
          <p className={classes.zone}>
            {texts.times} {timeZone()}
          </p>
          <Button onClick={onSignOut}>
            <LogOut size={16} aria-hidden />
            {texts.signOut}
          </Button>
        </div>
      </aside>
      <main className={classes.main}>
        <HelpCalls />
        <Guard key={route.path.join('/')}>
          <PageAt page={page} route={route} />
        </Guard>
      </main>
    </div>
  );
}

function PageAt({ page, route }: { readonly page: PageName | null; readonly route: Route }) {
  switch (page) {
    case 'cases':
      return <Cases route={route} />;
    case 'bookings':
      return <Bookings route={route} />;
    case 'queue':
      return <Queue />;
    case 'reports':
      return <Reports route={route} />;
    case 'ratings':
      return <Ratings />;
    case 'transactions':
      return <Transactions route={route} />;
    case 'bills':
      return <Bills route={route} />;
    case 'attention':
      return <Attention route={route} />;
    case 'kiosks':
      return <Kiosks />;
    case null:
      return (
        <Page title={texts.notHere}>
          <Notice tone="plain" title={texts.notHereHelp} />
        </Page>
      );
  }
}
