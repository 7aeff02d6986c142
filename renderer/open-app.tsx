import './no-eval.ts';
import { createRoot } from 'react-dom/client';
import { App } from './app/index.ts';
import type { BridgeWindow } from './frame/index.ts';

const { kiosk } = window as BridgeWindow;
const root = document.getElementById('root');
if (root) createRoot(root).render(<App kiosk={kiosk} />);
