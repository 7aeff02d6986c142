export { listRatingRows } from './list-ratings.ts';
export { ratingRoutes } from './routes.ts';
export { storeRatings } from './store-ratings.ts';
