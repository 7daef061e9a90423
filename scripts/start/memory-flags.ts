/**
 * How the desk's own process keeps its memory small: V8 by default lets its heap grow to several times of what is
 * alive before it collects, which makes an import of 50,000 rows 450 MB instead of 290 MB. Of the 220 MB that a desk of
 * a million cases needs, SQLite has 20; the rest is the program, loaded in two threads, each with a nursery: one of
 * 16 MB makes it 240 and no import quicker, one of 4 MB saves another 10 and costs a twelfth of the time. `npm run desk`
 * in package.json has the same.
 */
export const memoryFlags = ['--max-semi-space-size=8', '--heap-growing-percent=60'] as const
