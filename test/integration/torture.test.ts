import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { cutPower } from '../../scripts/torture/cuts.ts'
import { failDisk } from '../../scripts/torture/faults.ts'
import { killDesks } from '../../scripts/torture/kill.ts'
import { killStandbys } from '../../scripts/torture/standby.ts'
import { buildShim } from '../../scripts/torture/shim.ts'

// The short version of `npm run torture`, with a seed of its own each time; the seed is in what a failure says.
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'torture-test-')))
const seed = process.env.TORTURE_SEED ?? String(Date.now())
const shim = buildShim(folder)
const library = 'library' in shim ? shim.library : ''
const missing = 'missing' in shim ? ` (cannot run: ${shim.missing})` : ''

// Programs are started again and again; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 600_000 })

const failed: string[] = []
const isClean = (damage: readonly string[]) => {
  failed.push(...damage)
  expect({ seed, damage }).toEqual({ seed, damage: [] })
}
// What was damaged stays to be looked at.
afterAll(() => failed.length === 0 && rmSync(folder, { recursive: true, force: true }))

describe.skipIf(process.platform === 'win32')('a desk that is killed', () => {
  test('has everything it acknowledged when it is opened again, and nothing by halves', async () => {
    const { acknowledged, damage } = await killDesks({ folder, rounds: 8, seed })
    isClean(damage)
    expect(acknowledged).toBeGreaterThan(0)
  })

  test('would be found out if it acknowledged too early', async () => {
    const { damage } = await killDesks({
      folder: mkdtempSync(join(folder, 'early-')),
      rounds: 20,
      seed,
      plant: 'acknowledge-early',
      untilFound: true,
    })
    expect(damage.join('\n')).toMatch(/no log entry|no row/)
  })
})

describe.skipIf(process.platform === 'win32')(
  'a standby that is killed while it fetches, or its desk',
  () => {
    test('has a whole copy or the one before, from which taking over works', async () => {
      const { damage } = await killStandbys({ folder, rounds: 3, seed, archiveBytes: 12_000_000 })
      isClean(damage)
    })
  },
)

describe.skipIf(missing !== '')(`a desk whose power is cut${missing}`, () => {
  test('has everything it acknowledged, whatever the disk dropped', async () => {
    const { acknowledged, damage } = await cutPower({ library, folder, cuts: 20, steps: 60, seed })
    isClean(damage)
    expect(acknowledged).toBeGreaterThan(0)
  })

  test.each(['synchronous-off', 'no-folder-sync'] as const)('would be found out with %s', async plant => {
    const { damage } = await cutPower({
      library,
      folder: mkdtempSync(join(folder, 'planted-')),
      cuts: 40,
      steps: 30,
      seed,
      plant,
      untilFound: true,
    })
    expect(damage.length).toBeGreaterThan(0)
  })

  test('says in words for people that the disk is full or failing, and loses nothing', async () => {
    const { damage } = await failDisk({ library, folder, rounds: 4, steps: 60, seed })
    isClean(damage)
  })
})
