import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { DeskError } from '../contract/errors.ts'
import type { LeakFigures } from '../contract/leak-reports.ts'
import { keyFileProtector } from '../database/keys-protector.ts'
import { type Desk, openDesk } from '../desk/desk.ts'
import { operations, tables } from '../desk/domains.ts'
import { openJobContext } from '../desk/job-context.ts'
import { type Chance, chanceOf } from '../demo/random.ts'
import { leakFigures } from '../leaks/reports/figures.ts'
import { addTeam } from '../leaks/team-commands.ts'
import type { Actor } from '../log/command.ts'
import { checkTables } from '../log/rebuild.ts'
import { listStaff } from '../staff/queries.ts'
import { planCalls } from './calls.ts'
import { type CheckResult, checkStorm, type Played } from './checks.ts'
import { placesOf } from './estate.ts'
import { madeUpRain, type RainStretch, readRain } from './rain.ts'
import type { Clerk, DrillTeam } from './stage.ts'
import { playStorm } from './storm.ts'
import type { Witness } from './witness.ts'

export interface DrillOptions {
  readonly seed: number
  /** Text of a rain series; the made-up storm where none is given. */
  readonly rain?: string | undefined
  /** An empty folder that keeps what was played, its key beside it; a temporary one where none is given. */
  readonly place?: { readonly dataFolder: string; readonly keyFile: string } | undefined
  /** How much of the example estate, 0 to 1. */
  readonly share?: number
  /** Days behind the rain in which repairs go on; 7 where nothing is said. */
  readonly days?: number
  readonly signal?: AbortSignal
  onProgress?(done: number, of: number): void
}

/** How to sign in to a desk that a drill left. */
export interface DrillSignIn {
  readonly login: string
  /** The same for every member of its staff. */
  readonly password: string
  readonly recoveryKey: string
}

/** What a drill found. */
export interface DrillReport {
  readonly ok: boolean
  readonly checks: readonly CheckResult[]
  readonly figures: LeakFigures
  readonly witness: Witness
  /** Where its desk was kept. */
  readonly signIn: DrillSignIn | null
}

const hour = 3_600_000
const day = 24 * hour
/** A Sunday in the rainy season, midnight on the clocks of the example estate. */
const firstMidnight = Date.parse('2026-07-12T00:00:00+08:00')
const timeZone = 'Asia/Shanghai'

/**
 * Plays a storm over an example estate of its own through the desk's commands: clerks, a dispatcher, teams, a power cut
 * in the middle, days of repairs; then checks what has to hold. Errors: `drill.rainUnreadable`, `drill.notEmpty`, `job.cancelled`.
 */
export async function drillStorm(options: DrillOptions): Promise<DrillReport> {
  const temporary = options.place ? undefined : mkdtempSync(join(tmpdir(), 'desk-drill-'))
  const place = options.place ?? {
    dataFolder: join(temporary ?? '', 'data'),
    keyFile: join(temporary ?? '', 'data.key'),
  }
  if (existsSync(place.dataFolder) && readdirSync(place.dataFolder).length > 0)
    throw new DeskError('drill.notEmpty', { folder: basename(place.dataFolder) })
  try {
    return await withDrill(options, place, async drill => {
      const played = await examine(drill)
      const checks = checkStorm(played)
      return {
        ok: checks.every(({ problems }) => problems.length === 0),
        checks,
        figures: played.figures,
        witness: played.witness,
        signIn: options.place ? drill.signIn : null,
      }
    })
  } finally {
    if (temporary !== undefined) rmSync(temporary, { recursive: true, force: true })
  }
}

/** A storm that was played, on a desk that is still open. */
export interface Drill {
  readonly desk: Desk
  readonly witness: Witness
  readonly rain: readonly RainStretch[]
  /** UTC milliseconds. */
  readonly now: number
  readonly signIn: DrillSignIn
}

/** Plays the storm and lets `look` see the desk it left; closes it then. */
export async function withDrill<T>(
  options: DrillOptions,
  place: { readonly dataFolder: string; readonly keyFile: string },
  look: (drill: Drill) => Promise<T>,
): Promise<T> {
  const { seed, share = 0.25, days = 7 } = options
  const chance = chanceOf(seed)
  // Everything is registered the evening before.
  const clock = { now: firstMidnight - 6 * hour }
  const rain =
    options.rain === undefined ? madeUpRain(firstMidnight + 17 * hour) : readRain(options.rain, firstMidnight)
  const rainEnds = rain.findLast(({ millimetres }) => millimetres > 0)?.to ?? firstMidnight
  const open = () =>
    openDesk({
      dataFolder: place.dataFolder,
      protector: keyFileProtector(place.keyFile),
      machine: 'drill',
      threads: false,
      environment: { now: () => clock.now, newId: () => chance.id(clock.now), randomBytes },
    })
  let desk = await open()
  try {
    const { login, password, recoveryKey } = await desk.startDemo({ seed, share, bare: true })
    const leader = leaderOf(desk)
    const teams = await addTeams(desk, leader, chance)
    const clerks = clerksOf(desk)
    const buildings = placesOf(desk.requireCore().read)
    clock.now = Math.max(clock.now, rain[0]?.from ?? 0)
    const until = rainEnds + days * day
    const witness = await playStorm({
      chance,
      clock,
      calls: planCalls(chance, { rain, buildings, until: rainEnds + 3 * day }),
      clerks,
      teams,
      leader,
      rain,
      rainEnds,
      until,
      timeZone,
      core: () => desk.requireCore(),
      async cutPower() {
        desk = await afterPowerCut(desk, place.dataFolder, open)
      },
      progress(done, of) {
        if (options.signal?.aborted) throw new DeskError('job.cancelled')
        options.onProgress?.(done, of)
      },
    })
    return await look({ desk, witness, rain, now: clock.now, signIn: { login, password, recoveryKey } })
  } finally {
    await desk.close()
  }
}

/** What the desk's folder holds at this moment is all that is left: a copy of it is opened, the rest is gone. */
async function afterPowerCut(desk: Desk, dataFolder: string, open: () => Promise<Desk>): Promise<Desk> {
  const left = `${dataFolder}.cut`
  // Who holds the folder ends with the process; an index of shared memory is made anew.
  const gone = new Set(['desk.lock', 'desk.pid', 'desk.sqlite-shm'])
  cpSync(dataFolder, left, { recursive: true, filter: source => !gone.has(basename(source)) })
  await desk.close()
  rmSync(dataFolder, { recursive: true })
  renameSync(left, dataFolder)
  return await open()
}

/** Looks at a desk as a storm left it. */
export async function examine({ desk, witness, rain, now }: Drill): Promise<Played> {
  const core = desk.requireCore()
  const { dataFolder, databaseFile, keys } = core
  const reading = openJobContext(
    { dataFolder, databaseFile, keys },
    new AbortController().signal,
    () => false,
    () => undefined,
  )
  try {
    const { readConnection, stagingFolder, stagingKey, read } = reading.context
    const report = await checkTables({
      live: readConnection,
      staging: { folder: stagingFolder, key: stagingKey },
      tables,
      registry: operations,
    })
    const rows = Object.values(report.rows).reduce((sum, count) => sum + count, 0)
    const differences = report.differences.map(difference => JSON.stringify(difference))
    const figures = leakFigures(read, { emergencyId: null, from: rain[0]?.from ?? 0, until: now + 1 })
    return { read: core.read, now, witness, rain, figures, rebuilt: { rows, differences } }
  } finally {
    reading.close()
  }
}

const names = [
  '物业一队',
  '物业二队',
  '物业三队',
  '物业夜班',
  '自有工程队',
  '安固防水',
  '博澜维修',
  '夜间外援',
] as const

/** Eight teams, of whom one answers late and one never. */
async function addTeams(desk: Desk, actor: Actor, chance: Chance): Promise<DrillTeam[]> {
  const core = desk.requireCore()
  const teams: DrillTeam[] = []
  for (const [index, name] of names.entries()) {
    const teamId = chance.id(core.environment.now())
    const kind = name.startsWith('物业') ? 'property' : name.startsWith('自有') ? 'own' : 'contractor'
    await core.execute(addTeam, { actor, input: { teamId, name, kind, capacity: 2 + (index % 4) } })
    teams.push({ id: teamId, answers: index === 7 ? 'silent' : index === 6 ? 'slow' : 'soon' })
  }
  return teams
}

function leaderOf(desk: Desk): Actor {
  const manager = listStaff(desk.requireCore().read).find(({ role }) => role === 'manager')
  return { staffId: manager?.id ?? null, role: 'manager' }
}

/** Everybody of the desk but the auditor answers the telephone. */
const clerksOf = (desk: Desk): Clerk[] =>
  listStaff(desk.requireCore().read)
    .filter(({ role }) => role !== 'auditor')
    .map(({ id, role }) => ({ staffId: id, role, freeAt: 0 }))
