import { config } from 'zod';

// Before any schema is made: else the library tries to compile code, which the content security policy forbids and reports.
config({ jitless: true });
