import './no-eval.ts';
import { createRoot } from 'react-dom/client';
import { App, quietPage } from './app/index.ts';
import type { BridgeWindow } from './frame/index.ts';
import './design/fonts.css';
import './design/tokens.css';
import './design/base.css';

const { kiosk } = window as BridgeWindow;
const root = document.getElementById('root');
quietPage(document);
if (root) createRoot(root).render(<App kiosk={kiosk} />);
