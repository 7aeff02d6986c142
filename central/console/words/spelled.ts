/** A word of the program as people read it: `late-approval` becomes `Late approval`. For words that nothing else translates. */
export function spelled(word: string): string {
  const text = word.replaceAll('-', ' ').trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
