import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { damageOf } from './damage.ts'
import { type NameModel, TornDisk } from './disk.ts'
import type { JournalEntry } from './journal.ts'
import { type Dice, diceOf } from './random.ts'
import { marksOf, placeIn, recordDesk } from './run-desk.ts'
import type { Plant } from './torture-plan.ts'

export interface CutOptions {
  readonly library: string
  /** Where everything temporary lies; absolute and without links on the way. */
  readonly folder: string
  readonly cuts: number
  readonly steps: number
  readonly seed: string
  readonly plant?: Plant
  /** Ends at the first damage. */
  readonly untilFound?: boolean
  report?(line: string): void
}

export interface TortureReport {
  readonly rounds: number
  /** Things that were acknowledged and looked for, all rounds together. */
  readonly acknowledged: number
  /** What was wrong, with what is needed to see it again. */
  readonly damage: readonly string[]
}

/** Records a desk at work and pulls the plug at random moments of the recording. */
export async function cutPower(options: CutOptions): Promise<TortureReport> {
  const folder = mkdtempSync(join(options.folder, 'cuts-'))
  const dice = diceOf(options.seed)
  const { library, seed, steps, plant = 'none' } = options
  const recording = await recordDesk({ library, folder, seed, steps, plant })
  const { entries, ending, place } = recording
  if (ending.code !== 0) throw new Error(`the recorded desk ended with ${ending.code}: ${ending.errors}`)
  options.report?.(`recorded ${entries.length} changes of the disk, ${recording.marks.length} marks`)
  const damage: string[] = []
  let acknowledged = 0
  let rounds = 0
  const disks = (['strict', 'ordered'] as const).map((model): [NameModel, TornDisk] => [
    model,
    new TornDisk(place.root, model),
  ])
  let played = 0
  for (const point of cutPoints(entries, options.cuts, dice)) {
    for (const entry of entries.slice(played, point)) for (const [, disk] of disks) disk.play(entry)
    played = point
    const [model, disk] = disks[rounds % disks.length] ?? ['strict', new TornDisk(place.root, 'strict')]
    const root = join(folder, `cut-${rounds}`)
    mkdirSync(root)
    disk.leaveIn(root, dice.fork(`cut ${rounds}`))
    const left = placeIn(root)
    const marks = marksOf(entries.slice(0, point))
    acknowledged += marks.filter(({ say }) => say === 'done').length
    const found = await damageOf({ ...left, marks, full: true })
    damage.push(...found.map(each => `cut ${rounds} at change ${point} (${model} names): ${each}`))
    rounds += 1
    if (rounds % 20 === 0) options.report?.(`${rounds} cuts, ${damage.length} damaged`)
    if (found.length === 0) rmSync(root, { recursive: true, force: true })
    if (options.untilFound && damage.length > 0) break
  }
  if (!options.untilFound) {
    for (const entry of entries.slice(played)) disks[0]?.[1].play(entry)
    damage.push(...differences(disks[0]?.[1], place.root))
  }
  if (damage.length === 0) rmSync(folder, { recursive: true, force: true })
  return { rounds, acknowledged, damage }
}

/** The journal must agree with the real disk at the end, or the cuts prove nothing. */
function differences(disk: TornDisk | undefined, root: string): string[] {
  const expected = disk?.contents() ?? new Map<string, Buffer>()
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    name => !name.endsWith('-shm') && statSync(join(root, name)).isFile(),
  )
  const wrong = names.filter(name => !expected.get(name)?.equals(readFileSync(join(root, name))))
  const gone = [...expected.keys()].filter(name => !name.endsWith('-shm') && !names.includes(name))
  return [...wrong, ...gone].map(name => `the journal does not agree with the disk about ${name}`)
}

/** Where to cut, ascending: anywhere, and as often right behind something acknowledged or a change of names. */
function cutPoints(entries: readonly JournalEntry[], cuts: number, dice: Dice): number[] {
  const telling = entries.flatMap(({ op }, index) =>
    op === 'mark' || op === 'rename' || op === 'remove' || op === 'sync' ? [index + 1] : [],
  )
  const points = Array.from({ length: cuts }, (_, index) =>
    index % 2 === 0 ? dice.below(entries.length + 1) : (telling[dice.below(telling.length)] ?? 0),
  )
  return points.sort((a, b) => a - b)
}
