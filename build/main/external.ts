/** What is not bundled: Electron itself, and the libraries with native code that the package carries as they are. */
export const external = ['electron', 'koffi', 'libsql', 'serialport'];
