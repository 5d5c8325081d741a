/**
 * Import this before the contract. Zod compiles schemas with `new Function` where it may; the
 * page's content security policy forbids that, and even the attempt would be reported.
 */
import { z } from 'zod';

z.config({ jitless: true });
