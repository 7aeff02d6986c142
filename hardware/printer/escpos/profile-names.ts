/** The names that settings may give. Apart from the profiles: to check settings, no process has to load the code pages. */
export const PROFILE_NAMES = ['epson-tm-t88', 'epson-tm-t20', 'generic-58', 'raster-only-80'] as const;
