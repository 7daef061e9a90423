import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keyFileProtector, type Protector } from '../../../main/database/keyring.ts'
import { type Desk, openDesk } from '../../../main/desk/desk.ts'

/** Where generated data lies; reused by later runs of the same size. Raise the version when the data changes. */
const version = 3

export interface BenchPlace {
  readonly folder: string
  readonly dataFolder: string
  readonly protector: Protector
}

/** The place of generated data: how many cases and people, by which seed. */
export function benchPlace(size: { cases: number; people: number; seed: number }): BenchPlace {
  const name = `v${version}-${size.cases}-${size.people}-${size.seed}`
  return placeAt(join(tmpdir(), 'clubhouse-desk-bench', name))
}

/** A fresh place that is nobody else's. */
export function scratchPlace(): BenchPlace {
  return placeAt(join(tmpdir(), 'clubhouse-desk-bench', `scratch-${randomBytes(6).toString('hex')}`))
}

/** The place in a folder. */
export function placeAt(folder: string): BenchPlace {
  mkdirSync(folder, { recursive: true })
  return { folder, dataFolder: join(folder, 'data'), protector: keyFileProtector(join(folder, 'data.key')) }
}

/** Opens a desk there as a host does. */
export function openBenchDesk(place: BenchPlace, threads = true): Promise<Desk> {
  const machine = createHash('sha256').update('bench').digest('base64url')
  return openDesk({ dataFolder: place.dataFolder, protector: place.protector, machine, threads })
}
