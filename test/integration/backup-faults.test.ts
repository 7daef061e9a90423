import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { failBackups } from '../../scripts/torture/backup-faults.ts'
import { buildShim } from '../../scripts/torture/shim.ts'

// The short version of `node scripts/torture/backup-faults.ts`, which makes every single call fail: here some of
// them, which ones `DESK_SEED` says.
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'backup-faults-')))
const shim = buildShim(folder)
const missing = 'missing' in shim ? ` (cannot run: ${shim.missing})` : ''
const stride = 40
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.skipIf(missing !== '')(`a disk that fails during a backup or a restore${missing}`, () => {
  it('leaves nothing half done and loses nothing, and people are told in words', async () => {
    const library = 'library' in shim ? shim.library : ''
    const offset = Number(process.env['DESK_SEED'] ?? 0) % stride
    const { tried, refused, damage } = await failBackups({ library, folder, stride, offset })
    expect({ offset, damage }).toEqual({ offset, damage: [] })
    expect(tried).toBeGreaterThan(0)
    expect(refused).toBeGreaterThan(0)
  }, 600_000)
})
