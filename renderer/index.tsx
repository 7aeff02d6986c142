import { quietPage } from './quiet-page.ts';
import { afterFirstPicture } from './starting/index.ts';
import './design/fonts.css';
import './design/chinese-first.css';
import './design/tokens.css';
import './design/base.css';
import './starting/starting.css';

quietPage(document);
// On a busy machine the rest takes long to load: the resident reads meanwhile that the kiosk is starting.
afterFirstPicture(() => void import('./open-app.tsx'));
