export { keepRatings } from './keep-ratings.ts';
export { listRatingRows } from './list-ratings.ts';
export { ratingRoutes } from './routes.ts';
