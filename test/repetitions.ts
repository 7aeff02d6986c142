/** Whether the suite says all that it can say more than once (`npm run test:all`), and not only what no other test says. */
export const withRepetitions = process.env.TOWNHALL_REPETITIONS !== undefined;
