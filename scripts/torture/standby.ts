import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { open, readdir, readFile, rm, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { listLine } from '../../main/contract/standby.ts'
import { keyFileProtector, openKeyring } from '../../main/database/keyring.ts'
import { blobsFolderName, readBackupFile } from '../../main/desk/backup-format.ts'
import { hashOfFile } from '../../main/desk/hash-file.ts'
import { restoreBackup } from '../../main/desk/restore.ts'
import { openConnection } from '../../main/database/sqlite.ts'
import { databaseFileOf, deskKeys } from '../../main/desk/core.ts'
import { incomingFolder } from '../../main/standby/fetch-copy.ts'
import { copiesFolderOf } from '../../main/standby/joined.ts'
import { listCopies, listSuffix } from '../../main/standby/kept-copies.ts'
import type { TortureReport } from './cuts.ts'
import { type Dice, diceOf } from './random.ts'
import { type Place, placeIn } from './run-desk.ts'
import { type StandbyPlan, StandbySaid } from './standby-plan.ts'

export interface StandbyKillOptions {
  /** Where everything temporary lies; absolute. */
  readonly folder: string
  readonly rounds: number
  readonly seed: string
  /** How much the archive holds that is copied, in bytes. */
  readonly archiveBytes: number
  report?(line: string): void
}

const program = join(import.meta.dirname, 'standby-computer.ts')
const address = '127.0.0.71'
/** Of so many rounds one ends with taking over from the newest copy, and so does the last. */
const takeOverEvery = 8

interface Computer {
  readonly child: ChildProcess
  readonly said: StandbySaid[]
  readonly ended: Promise<void>
  kill(): Promise<void>
}

/**
 * Kills a desk at work and the standby that fetches copies of it, either or both, at moments of the seed, and damages
 * what lay half fetched. Afterwards the standby has a whole copy or the one before: its database by its hash, each file
 * it lists, and a desk that is made of it holds every acknowledged case up to the copy.
 */
export async function killStandbys(options: StandbyKillOptions): Promise<TortureReport> {
  const folder = mkdtempSync(join(options.folder, 'standby-'))
  const scratch = join(folder, 'scratch')
  mkdirSync(scratch)
  const dice = diceOf(options.seed)
  const port = 20_000 + dice.below(30_000)
  const [main, standby] = [placeIn(join(folder, 'main')), placeIn(join(folder, 'second'))]
  const { archiveBytes } = options
  const start = ({ dataFolder, keyFile }: Place, role: StandbyPlan['role'], line: string | null) =>
    begin({ role, dataFolder, keyFile, scratch, address, port, archiveBytes, line })
  const acknowledged = new Map<string, number>()
  const damage: string[] = []
  let recoveryKey = ''
  let copies = 0

  for (let round = 0; round < options.rounds && damage.length === 0; round += 1) {
    const own = dice.fork(`round ${round}`)
    const desk = start(main, 'main', null)
    let follower: Computer | undefined
    try {
      const { line } = await heard(desk, 'line')
      follower = start(standby, 'standby', line)
      // The first copy is awaited half of the times it is begun, so that there is one to lose.
      const waits = copies === 0 && round % 2 === 1
      if (waits) await heard(follower, 'copies', ({ copies: there }) => there > 0)
      await delay(own.below(waits ? 500 : 5_000))
      const [first, second] = own.chance(0.5) ? [desk, follower] : [follower, desk]
      await first.kill()
      await delay(own.below(300))
      await second.kill()
    } finally {
      await desk.kill()
      await follower?.kill()
    }
    for (const said of desk.said) {
      if (said.say === 'key') ({ recoveryKey } = said)
      if (said.say === 'done') acknowledged.set(said.number, said.position)
    }
    const told = Math.max(0, ...follower.said.map(said => (said.say === 'copies' ? said.copies : 0)))
    const there = await wholeCopies(standby, Math.max(copies, told), damage, round)
    copies = there.length
    await spoil(standby, own)
    const newest = there[0]
    const isLast = round === options.rounds - 1
    if (newest && (isLast || round % takeOverEvery === takeOverEvery - 1))
      await takeOver(
        { file: newest, recoveryKey, place: placeIn(join(folder, `over-${round}`)), acknowledged },
        damage,
      )
    if ((round + 1) % 5 === 0)
      options.report?.(`${round + 1} kills beside a standby, ${damage.length} damaged`)
  }
  if (copies === 0) damage.push('no copy was ever whole: nothing was tried')
  if (damage.length === 0) rmSync(folder, { recursive: true, force: true })
  return { rounds: options.rounds, acknowledged: acknowledged.size, damage }
}

function begin(plan: StandbyPlan): Computer {
  const child = spawn(process.execPath, [program, JSON.stringify(plan)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said: StandbySaid[] = []
  let rest = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) said.push(StandbySaid.parse(JSON.parse(line)))
  })
  const ended = new Promise<void>(resolve => child.once('close', () => resolve()))
  return {
    child,
    said,
    ended,
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Waits until a computer says something; it must not end before. */
async function heard<Say extends StandbySaid['say']>(
  { said, child }: Computer,
  what: Say,
  fits: (one: Extract<StandbySaid, { say: Say }>) => boolean = () => true,
): Promise<Extract<StandbySaid, { say: Say }>> {
  const isIt = (one: StandbySaid): one is Extract<StandbySaid, { say: Say }> => one.say === what
  for (let turn = 0; turn < 12_000; turn += 1) {
    const found = said.filter(isIt).find(fits)
    if (found) return found
    if (child.exitCode !== null) throw new Error(`it ended by itself with ${child.exitCode}`)
    await delay(25)
  }
  throw new Error(`nothing was heard of ${what} within five minutes`)
}

/** The copies that are named, newest first; each has to be whole, and none may be gone. */
async function wholeCopies(
  { dataFolder }: Place,
  atLeast: number,
  damage: string[],
  round: number,
): Promise<string[]> {
  const folder = copiesFolderOf(dataFolder)
  const copies = await listCopies(folder, 'TORT').catch(() => [])
  if (copies.length < Math.min(2, atLeast))
    damage.push(`round ${round}: ${copies.length} of ${atLeast} copies`)
  for (const { path } of copies) {
    const { manifest } = await readBackupFile(path)
    const { bytes, sha256 } = manifest.database
    if ((await hashOfFile(path, bytes)) !== sha256) damage.push(`round ${round}: a named copy is damaged`)
    for (const line of (await readFile(`${path}${listSuffix}`, 'latin1'))
      .split('\n')
      .filter(each => each !== '')) {
      const [, name = '', size] = listLine.exec(line) ?? []
      const blob = join(folder, blobsFolderName, name.slice(0, 2), name)
      const found = await stat(blob).catch(() => undefined)
      if (found?.size !== Number(size)) damage.push(`round ${round}: a file of a named copy is missing`)
    }
  }
  return copies.map(({ path }) => path)
}

/** What lies half fetched may be cut off, or hold other bytes: a disk that lost what was not synced. */
async function spoil({ dataFolder }: Place, dice: Dice): Promise<void> {
  const folder = join(copiesFolderOf(dataFolder), incomingFolder)
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name)
    const { size } = await stat(path)
    if (size === 0 || name.length === 64) continue
    const fate = dice.below(3)
    if (fate === 0) await truncate(path, dice.below(size))
    else if (fate === 1) {
      const file = await open(path, 'r+')
      await file.write(Buffer.from([dice.below(256), dice.below(256)]), 0, 2, dice.below(size))
      await file.close()
    }
  }
}

interface TakeOver {
  readonly file: string
  readonly recoveryKey: string
  readonly place: Place
  readonly acknowledged: ReadonlyMap<string, number>
}

/** Makes a desk of a copy, which verifies log and files, and looks for what was acknowledged up to it. */
async function takeOver(
  { file, recoveryKey, place, acknowledged }: TakeOver,
  damage: string[],
): Promise<void> {
  const { dataFolder, keyFile } = place
  const protector = keyFileProtector(keyFile)
  try {
    const { manifest } = await readBackupFile(file)
    const { missing } = await restoreBackup({
      from: file,
      dataFolder,
      protector,
      recoveryKey,
      machine: 'third',
    })
    if (missing > 0) damage.push(`${missing} files are missing after taking over`)
    const { database } = deskKeys(await openKeyring({ dataFolder, protector }))
    const connection = openConnection({ file: databaseFileOf(dataFolder), key: database, readonly: true })
    try {
      const numbers = new Set(connection.prepare('select number from "case"').pluck().all())
      for (const [number, position] of acknowledged)
        if (position <= manifest.position && !numbers.has(number)) damage.push(`${number} is not in the copy`)
    } finally {
      connection.close()
    }
  } catch (error) {
    damage.push(`taking over failed: ${error instanceof Error ? error.message : String(error)}`)
  }
  await rm(place.root, { recursive: true, force: true })
}
