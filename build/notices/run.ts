import { writeFileSync } from 'node:fs';
import { notices } from './notices.ts';

// Writes the licences of everything that a town gets from somebody else: npm run notices

const FILE = 'THIRD-PARTY-NOTICES.md';
const { text, count } = notices(process.cwd());
writeFileSync(FILE, text);
console.log(`${FILE}: ${count} packages`);
