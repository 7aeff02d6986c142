export const title = 'Personal data';
