import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { LogOut, Menu } from 'lucide-react';
import { useCallback, useEffect, useId, useState } from 'react';
import { MOST_WAITING, type WaitingKind } from '../../wire/index.ts';
import { useSession } from '../api/index.ts';
import { Button } from '../design/index.ts';
import { HelpCalls } from '../help/index.ts';
import { Keys } from '../keys/index.ts';
import { Link } from '../link/index.ts';
import { useWaiting } from '../waiting/index.ts';
import { roleNames, useWords } from '../words/index.ts';
import { pagesFor } from './pages.ts';
import classes from './shell.module.css';
import { texts } from './texts.ts';

/** The frame around every page: navigation, who is signed in, and the page itself. */
export function Shell() {
  const { person, signOut } = useSession();
  const { town, timeZone } = useWords();
  const { data } = useWaiting();
  const countOf = (kinds: readonly WaitingKind[]): number =>
    (data?.waiting ?? []).reduce((sum, { kind, count }) => sum + (kinds.includes(kind) ? count : 0), 0);
  const groups = pagesFor(person.role);
  const { pathname } = useLocation();
  const [, current] = pathname.split('/');
  const navigate = useNavigate();
  const find = useCallback(() => void navigate({ to: '/transactions' }), [navigate]);
  const navigation = useId();
  const [open, setOpen] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: where there is little room, the navigation goes as soon as it was used
  useEffect(() => setOpen(false), [pathname]);
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
        <button
          type="button"
          className={classes.menu}
          aria-expanded={open}
          aria-controls={navigation}
          onClick={() => setOpen(!open)}
        >
          <Menu size={18} aria-hidden />
          {texts.menu}
        </button>
        <div id={navigation} className={`${classes.drawer} ${open ? classes.open : ''}`}>
          <nav aria-label={texts.navigation} className={classes.nav}>
            {groups.map((group) => (
              <div key={group.title}>
                <h2 className={classes.group}>{group.title}</h2>
                <ul>
                  {group.pages.map(({ page: name, title, icon: Icon, waits = [] }) => (
                    <li key={name}>
                      <Link
                        place={{ to: `/${name}` }}
                        className={classes.link}
                        aria-current={name === current ? 'page' : undefined}
                      >
                        <Icon size={18} aria-hidden />
                        {title}
                        <Waiting count={countOf(waits)} />
                      </Link>
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </nav>
          <div className={classes.person}>
            <p className={classes.name}>{person.userName}</p>
            <p>{roleNames[person.role]}</p>
            <p className={classes.zone}>
              {texts.times} {town}, {timeZone}
            </p>
            <Keys onFind={find} />
            <Button onClick={signOut}>
              <LogOut size={16} aria-hidden />
              {texts.signOut}
            </Button>
          </div>
        </div>
      </aside>
      <main className={classes.main}>
        <HelpCalls />
        <Outlet />
      </main>
    </div>
  );
}

/** How much waits behind a link of the navigation; nothing where nothing does. */
function Waiting({ count }: { readonly count: number }) {
  if (count === 0) return null;
  return (
    <span className={classes.waiting}>
      {count < MOST_WAITING ? count : `${MOST_WAITING - 1}+`}
      <span className={classes.unseen}> {texts.waiting}</span>
    </span>
  );
}
