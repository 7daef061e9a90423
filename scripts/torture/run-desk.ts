import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type JournalEntry, readJournal } from './journal.ts'
import { type Mark, readMarks } from './marks.ts'
import type { Plant, TorturePlan } from './torture-plan.ts'

const program = join(import.meta.dirname, 'tortured-desk.ts')
const plantFile = join(import.meta.dirname, 'plants.ts')

/** A root folder of one tortured desk: its data, and its key beside them. */
export interface Place {
  readonly root: string
  readonly dataFolder: string
  readonly keyFile: string
}

export function placeIn(root: string): Place {
  mkdirSync(root, { recursive: true })
  return { root, dataFolder: join(root, 'clubhouse', 'data'), keyFile: join(root, 'keys', 'desk.key') }
}

/** How a run of the tortured desk ended. `code` is null where a signal ended it. */
export interface Ending {
  readonly code: number | null
  readonly output: string
  readonly errors: string
  readonly timedOut: boolean
}

export interface StartOptions {
  readonly environment?: Readonly<Record<string, string>>
  readonly timeout: number
  /** Called with all that was said so far, whenever something is said. */
  onOutput?(output: string, kill: () => void): void
  onStart?(kill: () => void): void
}

/** Starts the tortured desk and waits for its end, however that comes. */
export function runDesk(plan: TorturePlan, options: StartOptions): Promise<Ending> {
  const planted = plan.plant && plan.plant !== 'none' ? ['--import', plantFile] : []
  const child = spawn(process.execPath, [...planted, program, JSON.stringify(plan)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      TORTURE_PLANT: plan.plant ?? 'none',
      UV_USE_IO_URING: '0',
      ...options.environment,
    },
  })
  let output = ''
  let errors = ''
  let timedOut = false
  const kill = () => child.kill('SIGKILL')
  const timer = setTimeout(() => {
    timedOut = true
    kill()
  }, options.timeout)
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
    options.onOutput?.(output, kill)
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text
  })
  options.onStart?.(kill)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', code => {
      clearTimeout(timer)
      resolve({ code, output, errors, timedOut })
    })
  })
}

export interface Recording {
  readonly place: Place
  readonly entries: readonly JournalEntry[]
  readonly marks: readonly Mark[]
  readonly ending: Ending
}

export interface RecordOptions {
  readonly library: string
  /** Empty folder for everything of this recording. */
  readonly folder: string
  readonly seed: string
  readonly steps: number
  readonly plant?: Plant
  /** Calls to fail, see drop-unsynced.c. */
  readonly fail?: string
  readonly arm?: 'start' | 'ready'
}

/** Runs the tortured desk from its first start to its end, with every change of its disk noted. */
export async function recordDesk(options: RecordOptions): Promise<Recording> {
  const { folder, seed, steps } = options
  const place = placeIn(join(folder, 'desk'))
  const scratch = join(folder, 'scratch')
  mkdirSync(scratch, { recursive: true })
  const journal = join(folder, 'journal')
  const marks = join(folder, 'marks')
  const { dataFolder, keyFile } = place
  const ending = await runDesk(
    {
      dataFolder,
      keyFile,
      scratch,
      seed,
      steps,
      marks,
      plant: options.plant ?? 'none',
      arm: options.arm ?? 'ready',
    },
    {
      timeout: 120_000,
      environment: {
        LD_PRELOAD: options.library,
        TORTURE_ROOT: place.root,
        TORTURE_JOURNAL: journal,
        TORTURE_MARKS: marks,
        ...(options.fail ? { TORTURE_FAIL: options.fail } : {}),
      },
    },
  )
  const entries = readJournal(journal)
  return { place, entries, marks: marksOf(entries), ending }
}

/** What was said in these entries. */
export function marksOf(entries: readonly JournalEntry[]): Mark[] {
  return readMarks(entries.map(entry => (entry.op === 'mark' ? entry.text : '')).join(''))
}
