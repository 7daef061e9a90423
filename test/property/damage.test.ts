import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { assert as holds, asyncProperty, double, integer } from 'fast-check'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { DeskError } from '../../main/contract/errors.ts'
import { openConnection } from '../../main/database/sqlite.ts'
import { openReadOnly } from '../../main/desk/read-only.ts'
import { verifyDesk } from '../../main/desk/verify.ts'
import { addFile, blobsIn, protectorOf, takeCase } from '../support/backups.ts'
import { openTestDesk, type TestDesk } from '../support/desk.ts'
import { fileIt, scan } from '../support/documents.ts'
import { estateBuilder } from '../support/estate.ts'

// How long it takes says how busy the computer is, and nothing else.
vi.setConfig({ testTimeout: 400_000, hookTimeout: 400_000 })

/** The file begins with a salt, which a key that is random already does not use: nothing ever reads it. */
const unused = 16

let test: TestDesk
let database = ''
let blobs: string[] = []

beforeAll(async () => {
  test = await openTestDesk()
  const { caseId } = await takeCase(test.core)
  await addFile(test.core, caseId, 'a photo')
  await addFile(test.core, caseId, Buffer.alloc(300_000, 7))
  const client = await test.signIn(test.manager)
  const estate = estateBuilder(test.core, test.manager)
  const unit = await estate.unit(await estate.building('3栋', await estate.project('测试')), '3-101', '101')
  await fileIt(client, unit, { scanIds: [await scan(test, 'contract.pdf')] })
  const { databaseFile, keys, dataFolder } = test.core
  await test.desk.close()
  database = databaseFile
  // What lies on a page that nothing uses any more is no loss, and nobody reads it.
  const connection = openConnection({ file: databaseFile, key: keys.database })
  connection.exec('vacuum')
  connection.pragma('wal_checkpoint(TRUNCATE)')
  connection.close()
  blobs = blobsIn(join(dataFolder, 'archive'))
})
afterAll(() => rmSync(test.folder, { recursive: true, force: true }))

/** What a check of everything says: in order, or what is wrong. */
async function verdict(): Promise<string> {
  try {
    const desk = await openReadOnly({ dataFolder: test.core.dataFolder, protector: protectorOf(test) })
    try {
      const { ok, parts } = await verifyDesk(desk.context)
      const wrong = Object.entries(parts).filter(([, { problemCount }]) => problemCount > 0)
      return ok ? 'in order' : wrong.map(([name]) => name).join()
    } finally {
      desk.close()
    }
  } catch (error) {
    // It cannot even be opened, which is told too.
    if (error instanceof DeskError) return error.code
    throw error
  }
}

it('a bit that flipped anywhere in the database or in a stored file is found by verify', async () => {
  expect(blobs).toHaveLength(3)
  expect(await verdict()).toBe('in order')
  const told = new Set<string>()
  await holds(
    // Small files, and the first page with what only it has, are hit as often as the rest.
    asyncProperty(
      integer({ min: 0, max: 4 }),
      double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      integer({ min: 0, max: 7 }),
      async (which, where, bit) => {
        const path = blobs[which] ?? database
        const whole = readFileSync(path)
        const from = path === database ? unused : 0
        const end = which === 4 ? Math.min(4096, whole.length) : whole.length
        const place = from + Math.floor((end - from) * where)
        const changed = Buffer.from(whole)
        changed[place] = (changed[place] ?? 0) ^ (1 << bit)
        writeFileSync(path, changed)
        try {
          const said = await verdict()
          expect(said, `byte ${place}`).not.toBe('in order')
          told.add(path === database ? 'database' : said)
        } finally {
          writeFileSync(path, whole)
        }
      },
    ),
    { numRuns: 50, endOnFailure: true },
  )
  expect([...told].sort()).toEqual(['archive', 'database'])
  expect(await verdict()).toBe('in order')
})
