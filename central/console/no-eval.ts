import { z } from 'zod';

// Central's content security policy forbids eval: this setting reaches zod before any schema is made, so that it does not even try.
z.config({ jitless: true });
