import { app, BrowserWindow } from 'electron';

// A window for a test to look at the screens in; the test says what it shows.
app.on('window-all-closed', () => app.quit());
void app
  .whenReady()
  .then(() => new BrowserWindow({ width: 1366, height: 768, frame: false }).loadURL('about:blank'));
