/**
 * The database part of a backup, as far as it is safe on disk and sealed with its hash, beside the raw driver's
 * `VACUUM INTO` and fsync of the same database. Reading the copy back is a check and told by itself.
 */
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { copyDatabase, inspectCopy, sealDatabase } from '../../../main/desk/backup-database.ts'
import { openReadOnly } from '../../../main/desk/read-only.ts'
import { openConnection } from '../../../main/database/sqlite.ts'
import { openBenchDesk } from '../data/place.ts'
import { type Figure, median, report } from './figure.ts'
import { givenPlace } from './place.ts'

const place = givenPlace()
const folder = mkdtempSync(join(place.folder, 'backup-'))
const file = join(folder, 'copy')
// Data of an older program is brought up to date first, which reading alone does not do.
await (await openBenchDesk(place, false)).close()
const { context, close } = await openReadOnly(place)
const times = { desk: [] as number[], raw: [] as number[], check: [] as number[] }
const timed = async (work: () => unknown): Promise<number> => {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

try {
  for (let run = 0; run < 4; run += 1) {
    const raw = await timed(() => {
      const connection = openConnection({
        file: context.databaseFile,
        key: context.databaseKey,
        readonly: true,
      })
      connection.prepare('vacuum into ?').run(file)
      connection.close()
      const handle = openSync(file, 'r+')
      fsyncSync(handle)
      closeSync(handle)
    })
    rmSync(file)
    const copied = await timed(() => copyDatabase(context, file))
    let head: ReturnType<typeof inspectCopy> | undefined
    const check = await timed(() => {
      head = inspectCopy(context, file)
    })
    if (!head) throw new Error('the copy was not looked at')
    const found = head
    const sealed = await timed(() =>
      sealDatabase(context, file, { site: 'BENCH', at: Date.now(), copy: found, files: 0 }),
    )
    rmSync(file)
    // The first of each meets a cold disk.
    if (run === 0) continue
    times.raw.push(raw)
    times.desk.push(copied + sealed)
    times.check.push(check)
  }
} finally {
  close()
  rmSync(folder, { recursive: true, force: true })
}

const desk = median(times.desk)
const raw = median(times.raw)
const figures: Figure[] = [
  {
    what: 'database part of a backup, hashed and safe (raw: VACUUM INTO, fsync)',
    unit: 'ms',
    measured: desk,
    raw,
    wanted: '≤ 1.43 × raw (0.7 × its speed)',
    good: desk * 0.7 <= raw,
  },
  {
    what: 'the check of the copy behind it',
    unit: 'ms',
    measured: median(times.check),
    wanted: 'told apart',
    good: true,
  },
]
report(figures)
