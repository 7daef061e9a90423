import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { TortureReport } from './cuts.ts'
import { damageOf } from './damage.ts'
import { type Mark, readMarks } from './marks.ts'
import { type Dice, diceOf } from './random.ts'
import { type Place, placeIn, runDesk } from './run-desk.ts'
import type { Plant } from './torture-plan.ts'

export interface KillOptions {
  /** Where everything temporary lies; absolute. */
  readonly folder: string
  readonly rounds: number
  readonly seed: string
  readonly plant?: Plant
  /** Ends at the first damage. */
  readonly untilFound?: boolean
  report?(line: string): void
}

/** Rounds in one data folder, one kill upon another, before a new one is begun. */
const roundsPerFolder = 40
/** Of so many rounds one also checks everything, and one begins in an empty folder. */
const fullEvery = 10

/**
 * Lets a desk work and kills it with a signal it cannot catch: while it starts for the first time, while it opens
 * what the last kill left, and at work. Each time the folder is opened again and looked through.
 */
export async function killDesks(options: KillOptions): Promise<TortureReport> {
  const folder = mkdtempSync(join(options.folder, 'kills-'))
  const scratch = join(folder, 'scratch')
  mkdirSync(scratch)
  const dice = diceOf(options.seed)
  const damage: string[] = []
  let acknowledged = 0
  let place = placeIn(join(folder, 'desk-0'))
  let earlier: Mark[] = []

  for (let round = 0; round < options.rounds; round += 1) {
    const own = dice.fork(`round ${round}`)
    const fresh = round % fullEvery === fullEvery / 2
    const used = fresh ? placeIn(join(folder, `first-${round}`)) : place
    const marks = await killOne(used, {
      ...options,
      scratch,
      seed: `${options.seed}/${round}`,
      dice: own,
      fresh,
    })
    acknowledged += marks.filter(({ say }) => say === 'done').length
    const known = fresh ? [] : earlier
    const last = round === options.rounds - 1 || (round + 1) % roundsPerFolder === 0
    const full = fresh || last || round % fullEvery === 0
    const looked = full ? known : sampleOf(known, own)
    const found = await damageOf({ ...used, marks: [...looked, ...marks], full })
    damage.push(...found.map(each => `kill ${round}: ${each}`))
    if (!fresh) earlier = [...earlier, ...marks.filter(lasting)]
    if (fresh && found.length === 0) rmSync(used.root, { recursive: true, force: true })
    if (last && found.length === 0) rmSync(place.root, { recursive: true, force: true })
    if (last || found.length > 0) {
      place = placeIn(join(folder, `desk-${round + 1}`))
      earlier = []
    }
    if ((round + 1) % 20 === 0) options.report?.(`${round + 1} kills, ${damage.length} damaged`)
    if (options.untilFound && damage.length > 0) break
  }
  if (damage.length === 0) rmSync(folder, { recursive: true, force: true })
  return { rounds: options.rounds, acknowledged, damage }
}

interface OneKill {
  readonly scratch: string
  readonly seed: string
  readonly dice: Dice
  readonly plant?: Plant
  /** Killed some time after the program began instead of at work. */
  readonly fresh: boolean
}

/** Starts a desk and kills it; returns what it had said by then. */
async function killOne(
  place: Place,
  { scratch, seed, dice, plant = 'none', fresh }: OneKill,
): Promise<Mark[]> {
  const { dataFolder, keyFile } = place
  // Loading the program takes about half a second, opening the folder as long again.
  const whileOpening = fresh || dice.chance(0.15)
  const wait = whileOpening ? 300 + dice.below(1_700) : dice.below(700)
  let armed = false
  const ending = await runDesk(
    { dataFolder, keyFile, scratch, seed, steps: 1_000_000, marks: null, plant },
    {
      timeout: 120_000,
      onStart(kill) {
        if (whileOpening) void delay(wait).then(kill)
      },
      onOutput(output, kill) {
        if (whileOpening || armed || !output.includes('"ready"')) return
        armed = true
        void delay(wait).then(kill)
      },
    },
  )
  if (ending.code !== null) throw new Error(`the desk ended by itself with ${ending.code}: ${ending.errors}`)
  if (ending.timedOut) throw new Error('the desk did not open within two minutes')
  return readMarks(ending.output)
}

/** Uploads on their way are swept by each look; all else must stay for ever. */
const lasting = (mark: Mark) =>
  mark.say === 'importing' || (mark.say === 'done' && mark.done.what !== 'slice')

function sampleOf(marks: readonly Mark[], dice: Dice): Mark[] {
  return marks.filter(() => dice.chance(Math.min(1, 200 / marks.length)))
}
