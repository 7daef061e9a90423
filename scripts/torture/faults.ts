import { mkdtempSync, rmSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import type { TortureReport } from './cuts.ts'
import { damageOf } from './damage.ts'
import { diceOf } from './random.ts'
import { recordDesk } from './run-desk.ts'

export interface FaultOptions {
  readonly library: string
  readonly folder: string
  readonly rounds: number
  readonly steps: number
  readonly seed: string
  report?(line: string): void
}

const { ENOSPC, EIO } = constants.errno
/** What the disk refuses, and how: the system's words for a full disk and for a broken one. */
const refusals = [
  { kind: 'write', error: ENOSPC, name: 'full' },
  { kind: 'write', error: EIO, name: 'failing writes' },
  { kind: 'sync', error: EIO, name: 'failing syncs' },
  { kind: 'name', error: ENOSPC, name: 'full for names' },
] as const
/** A disk that refuses once, for a while, and from then on. */
const durations = [1, 12, 1_000_000]

/**
 * Makes the disk refuse work while a desk is at it. People must be told in words of the catalogue, the desk goes on
 * or ends by itself, and on a disk that works again everything acknowledged is there.
 */
export async function failDisk(options: FaultOptions): Promise<TortureReport> {
  const dice = diceOf(options.seed)
  const damage: string[] = []
  let acknowledged = 0
  for (let round = 0; round < options.rounds; round += 1) {
    const refusal = refusals[round % refusals.length] ?? refusals[0]
    const times = durations[Math.floor(round / refusals.length) % durations.length] ?? 1
    // Every third disk fails from the first start on.
    const arm = round % 3 === 2 ? 'start' : 'ready'
    const most = { write: 400, sync: 100, name: 30 }[refusal.kind]
    const nth = 1 + dice.below(most)
    const folder = mkdtempSync(join(options.folder, 'fault-'))
    const { library, steps } = options
    const { place, marks, ending, entries } = await recordDesk({
      library,
      folder,
      seed: `${options.seed}/${round}`,
      steps,
      arm,
      fail: `${refusal.kind}:${nth}:${refusal.error}:${times}`,
    })
    const found: string[] = []
    if (ending.timedOut) found.push('the desk hung')
    if (ending.code === null) found.push(`the desk was torn down: ${ending.errors}`)
    for (const mark of marks) {
      if (mark.say === 'refused' && mark.code.startsWith('unexpected'))
        found.push(`said without a word for people: ${mark.code}`)
    }
    acknowledged += marks.filter(({ say }) => say === 'done').length
    found.push(...(await damageOf({ ...place, marks, full: true })))
    const failed = entries.filter(({ op }) => op === 'failed').length
    const codes = new Set(marks.flatMap(mark => (mark.say === 'refused' ? [mark.code] : [])))
    const told = `${refusal.name} from ${arm}, call ${nth}, ${times} times (${failed} failed; ${[...codes].join(', ') || 'nobody noticed'})`
    options.report?.(`disk ${told}: ${found.length === 0 ? 'fine' : `${found.length} damaged`}`)
    damage.push(...new Set(found.map(each => `disk ${told}: ${each}`)))
    if (found.length === 0) rmSync(folder, { recursive: true, force: true })
  }
  return { rounds: options.rounds, acknowledged, damage }
}
