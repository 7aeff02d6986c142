import '../no-eval.ts';
import { createRoot } from 'react-dom/client';
import { Display } from './display.tsx';
import { Fallback } from './fallback.tsx';
import { openEvents } from './open-events.ts';
import './fonts.css';
import './display.css';

const townId = decodeURIComponent(window.location.pathname.split('/')[2] ?? '');
// Behind `#`: no request and no log of a proxy holds it.
const token = window.location.hash.slice(1);
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <Fallback>
      <Display place={{ townId, token }} open={openEvents} />
    </Fallback>,
  );
}
