export { keepRatings } from './keep-ratings.ts';
export { listRatingRows } from './list-ratings.ts';
