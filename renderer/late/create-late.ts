/** A part of the page that is loaded when it is first needed, and stays: code and words are the same for everybody. */
export type Late<Part> = {
  /** Null until it has been loaded. */
  readonly now: () => Part | null;
  /** Loads it, once; asked again after a failure, it tries again. */
  readonly load: () => Promise<Part>;
};

export function createLate<Part>(fetchPart: () => Promise<Part>): Late<Part> {
  let here: Part | null = null;
  let coming: Promise<Part> | null = null;
  const fetchOnce = async (): Promise<Part> => {
    try {
      here = await fetchPart();
      return here;
    } catch (error) {
      coming = null;
      throw error;
    }
  };
  return {
    now: () => here,
    load: () => {
      coming ??= fetchOnce();
      return coming;
    },
  };
}
