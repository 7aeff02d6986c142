import './no-eval.ts';
import { createRoot } from 'react-dom/client';
import { callCentral } from './api/index.ts';
import { App } from './app/index.ts';
import './design/fonts.css';
import './design/tokens.css';
import './design/base.css';

const root = document.getElementById('root');
if (root) createRoot(root).render(<App call={callCentral()} />);
