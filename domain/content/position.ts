import { z } from 'zod';

/** Longitude and latitude in degrees (WGS 84), in the order of GeoJSON (RFC 7946). */
export const Position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
export type Position = z.infer<typeof Position>;
