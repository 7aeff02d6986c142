/** A range such as `18:00–19:00` as it is shown, where no line ends at its dash. What is kept, printed or sent has no such signs. */
export const unbroken = (text: string): string => text.replace(/(?<=\S)–(?=\S)/g, '\u2060–\u2060');
