// The baseline of the kiosk's start and memory: Electron with one window of the same size and a page with one line.
const { app, BrowserWindow } = require('electron');

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1080, height: 1920, useContentSize: true });
  window.loadFile('index.html');
});
