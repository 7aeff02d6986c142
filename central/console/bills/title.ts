/** Apart from the page's other texts: the navigation shows it before the page is loaded. */
export const title = 'Bills';
