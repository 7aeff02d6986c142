import '../no-eval.ts';
import { createRoot } from 'react-dom/client';
import { Display } from './display.tsx';
import { Fallback } from './fallback.tsx';
import { openEvents } from './open-events.ts';
import './fonts.css';
import './display.css';

const townId = decodeURIComponent(window.location.pathname.split('/')[2] ?? '');
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <Fallback>
      <Display townId={townId} open={openEvents} />
    </Fallback>,
  );
}
