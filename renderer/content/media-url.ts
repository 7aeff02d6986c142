/** Where the page finds a file of the content, e.g. `media/bridge.webp`: beside its own files. */
export const mediaUrl = (file: string): string => `/${file}`;
