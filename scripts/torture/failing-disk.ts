import { openSync, writeSync } from 'node:fs'
import { constants } from 'node:os'
import { DeskError } from '../../main/contract/errors.ts'
import type { BackupFindings, BackupPlan } from './backup-plan.ts'

const { ENOSPC, EIO } = constants.errno
const failures = [
  { kind: 'write', error: ENOSPC },
  { kind: 'write', error: EIO },
  { kind: 'sync', error: EIO },
  { kind: 'name', error: ENOSPC },
  { kind: 'remove', error: EIO },
] as const
/** A hiccup, and a stick that is gone for good. */
const durations = [1, 1_000_000]
const never = 1_000_000_000

/** How the work ended while the disk failed: its result, or the code it was refused with. */
export interface Outcome<T> {
  readonly result?: T
  readonly code?: string
}

export interface FailingDisk {
  /** Makes every `stride`th call of each kind fail during the work, and looks at what is left each time. */
  torture<T>(
    name: string,
    work: () => Promise<T>,
    look: (outcome: Outcome<T>) => Promise<string[]>,
  ): Promise<void>
  findings(): BackupFindings
}

/** Orders the preloaded library to make calls of this process fail. */
export function failingDisk(plan: BackupPlan): FailingDisk {
  const marks = openSync(plan.marks, 'w')
  const damage: string[] = []
  let tried = 0
  let refused = 0

  /** Runs the work while calls of the kind fail; how many there were, and how it ended. */
  async function failing<T>(
    kind: string,
    from: number,
    error: number,
    times: number,
    work: () => Promise<T>,
  ): Promise<Outcome<T> & { readonly seen: number }> {
    writeSync(marks, `fail ${kind}:${from}:${error}:${times}\n`)
    const calm = () => {
      writeSync(marks, 'calm\n')
      return Number(process.env['TORTURE_SEEN'])
    }
    try {
      const result = await work()
      return { seen: calm(), result }
    } catch (thrown) {
      const seen = calm()
      return { seen, code: thrown instanceof DeskError ? thrown.code : `without a word: ${String(thrown)}` }
    }
  }

  return {
    async torture(name, work, look) {
      for (const { kind, error } of failures) {
        const { seen: calls, ...calm } = await failing(kind, never, error, 1, work)
        damage.push(...(await look(calm)))
        for (let nth = 1 + (plan.offset % plan.stride); nth <= calls; nth += plan.stride) {
          for (const times of durations) {
            const outcome = await failing(kind, nth, error, times, work)
            tried += 1
            if (outcome.code !== undefined) refused += 1
            const told = `${name}: ${kind} ${nth} of ${calls} fails ${times === 1 ? 'once' : 'from then on'} (${error})`
            if (outcome.code?.startsWith('without')) damage.push(`${told}: ${outcome.code}`)
            damage.push(...(await look(outcome)).map(fault => `${told}, ${outcome.code ?? 'done'}: ${fault}`))
          }
        }
      }
    },
    findings: () => ({ tried, refused, damage }),
  }
}
