import { LogOut } from 'lucide-react';
import { useSession } from '../api/index.ts';
import { Button, Notice, Page } from '../design/index.ts';
import { HelpCalls } from '../help/index.ts';
import { readRoute, routeTo, useHash } from '../route/index.ts';
import { timeZone } from '../words/index.ts';
import { Guard } from './guard.tsx';
import { pagesFor } from './pages.ts';
import classes from './shell.module.css';
import { roleTexts, texts } from './texts.ts';

/** The frame around every page: navigation, who is signed in, and the page itself. */
export function Shell({ onSignOut }: { readonly onSignOut: () => void }) {
  const { person } = useSession();
  const groups = pagesFor(person.role);
  const offered = groups.flatMap(({ pages }) => pages);
  const hash = useHash();
  const route = readRoute(hash);
  const wanted = route.path[0] ?? offered[0]?.page;
  const page = offered.find(({ page: name }) => name === wanted) ?? null;
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
                      aria-current={name === page?.page ? 'page' : undefined}
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
        <Guard key={route.path.join('/')}>{page === null ? <NoPage /> : page.show(route)}</Guard>
      </main>
    </div>
  );
}

const NoPage = () => (
  <Page title={texts.notHere}>
    <Notice tone="plain" title={texts.notHereHelp} />
  </Page>
);
