import { BrowserWindow, type Session } from 'electron';

const RECEIPT_PAGE = 'app://kiosk/receipt.html';

/**
 * Works on a receipt page of its own, which no display shows and which is thrown away afterwards. Rejects when the page crashed or the
 * deadline passed; `what` says in the error what was not drawn.
 */
export async function onDrawingPage<Result>(
  session: Session,
  { widthDots, deadlineMs, what }: { widthDots: number; deadlineMs: number; what: string },
  work: (window: BrowserWindow) => Promise<Result>,
): Promise<Result> {
  const window = hiddenWindow(session, widthDots);
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} was not drawn within ${deadlineMs} ms`)), deadlineMs);
    window.webContents.once('render-process-gone', (_event, { reason }) =>
      reject(new Error(`the page that draws receipts ended: ${reason}`)),
    );
  });
  const loadAndWork = async (): Promise<Result> => {
    await window.webContents.loadURL(RECEIPT_PAGE);
    return work(window);
  };
  try {
    return await Promise.race([loadAndWork(), end]);
  } finally {
    clearTimeout(timer);
    if (!window.isDestroyed()) window.destroy();
  }
}

function hiddenWindow(session: Session, widthDots: number): BrowserWindow {
  const window = new BrowserWindow({
    show: false,
    frame: false,
    width: widthDots,
    height: 800,
    useContentSize: true,
    enableLargerThanScreen: true,
    backgroundColor: '#ffffff',
    webPreferences: {
      session,
      // One pixel is one dot, whatever the display's scale: drawn apart from any display.
      offscreen: true,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      devTools: false,
      disableDialogs: true,
      spellcheck: false,
      backgroundThrottling: false,
    },
  });
  window.webContents.setFrameRate(30);
  return window;
}
