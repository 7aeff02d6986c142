/**
 * The style sheet that shows, of the words in the page that the kiosk is starting, those in the languages of the town: its default one
 * first and large, across the screen, the others below.
 */
export function startingStyle(languages: readonly string[], defaultLanguage: string): string {
  const others = languages.filter((language) => language !== defaultLanguage);
  return [
    '#starting > [lang] { display: none; }',
    `#starting > [lang="${defaultLanguage}"] { display: block; flex-basis: 100%; }`,
    `#starting > [lang="${defaultLanguage}"] > h1 { font-size: var(--text-title); }`,
    ...others.map((language, at) => `#starting > [lang="${language}"] { display: block; order: ${at + 1}; }`),
    '#starting > [lang] > p { display: none; }',
    `#starting > [lang="${defaultLanguage}"] > p { display: block; }`,
  ].join('\n');
}
