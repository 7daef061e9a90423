import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { assert as holds, asyncProperty, double, integer } from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DeskError } from '../../main/contract/errors.ts'
import { checkBackup } from '../../main/desk/backup-check.ts'
import { runBackup } from '../../main/desk/backup-run.ts'
import { openReadOnly, type ReadOnlyDesk } from '../../main/desk/read-only.ts'
import { addFile, blobsIn, protectorOf, restore, takeCase, targetOf } from '../support/backups.ts'
import { openTestDesk, type TestDesk } from '../support/desk.ts'

let test: TestDesk
let reader: ReadOnlyDesk
let file = ''
let parts: string[] = []

beforeAll(async () => {
  test = await openTestDesk()
  const { caseId } = await takeCase(test.core)
  await addFile(test.core, caseId, 'a photo')
  await addFile(test.core, caseId, Buffer.alloc(200_000, 7))
  const stick = join(test.folder, 'stick')
  ;({ file } = await runBackup(test.core, stick))
  parts = [file, ...blobsIn(stick)]
  reader = await openReadOnly({ dataFolder: test.core.dataFolder, protector: protectorOf(test) })
})
afterAll(async () => {
  reader.close()
  await test.close()
})

/** What reading the backup back says: in order, or what is wrong. */
async function verdict(): Promise<string> {
  try {
    const { missing, damaged } = await checkBackup(reader.context, { file })
    return missing + damaged === 0 ? 'in order' : 'files'
  } catch (error) {
    if (error instanceof DeskError) return error.code
    throw error
  }
}

it('a bit that flipped anywhere in a backup or in a file beside it is found, and nothing is restored from it', async () => {
  expect(await verdict()).toBe('in order')
  await holds(
    // The small parts, keyring, manifest, footer and photo, are hit as often as the large ones.
    asyncProperty(
      integer({ min: 0, max: 3 }),
      double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      integer({ min: 0, max: 7 }),
      async (which, where, bit) => {
        const path = which === 3 ? file : (parts[which] ?? file)
        const whole = readFileSync(path)
        // 3: what stands behind the database.
        const from = which === 3 ? whole.length - 3_000 : 0
        const place = from + Math.floor((whole.length - from) * where)
        const changed = Buffer.from(whole)
        changed[place] = (changed[place] ?? 0) ^ (1 << bit)
        writeFileSync(path, changed)
        try {
          expect(await verdict()).not.toBe('in order')
          await expect(restore(test, file, { dataFolder: targetOf(test) })).rejects.toBeInstanceOf(DeskError)
        } finally {
          writeFileSync(path, whole)
        }
      },
    ),
    { numRuns: 60 },
  )
  expect(await verdict()).toBe('in order')
}, 120_000)
