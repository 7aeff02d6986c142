const COUNT = 36 ** 4;

/**
 * Marks for GS ( H: four characters of 0-9 and a-z, another one each time. They start anywhere, so that an answer that is left
 * from before a restart is not taken for one of now.
 */
export function createProcessIds(random: () => number): () => string {
  let last = Math.floor(random() * COUNT);
  return () => {
    last = (last + 1) % COUNT;
    return last.toString(36).padStart(4, '0');
  };
}
