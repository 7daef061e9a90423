import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { type DeskCore, deskKeys, openCore } from '../../main/desk/core.ts'
import { openHeadFile } from '../../main/desk/head-file.ts'
import { openSiteData, sitesFolderOf } from '../../main/hq/site-data.ts'
import { type Environment, systemEnvironment } from '../../main/log/writer-core.ts'
import { startHistory } from '../../test/support/histories.ts'
import type { Dice } from '../torture/random.ts'

/** Thrown out of whatever a computer does once it was killed. */
export class Killed extends Error {}

const dataKey = Buffer.alloc(32, 5)
const managerId = '00000000-0000-7000-8000-000000000001'
/** Who does everything at a site. */
export const manager = { staffId: managerId, role: 'manager' } as const

/** The clock and the ids of one world: the same seed gives the same ones. */
export interface Nature {
  readonly dice: Dice
  /** The true time, UTC milliseconds. */
  now: number
  ids: number
}

/** A desk on a computer that can be killed, copied and put back to an older copy, with a clock that may be wrong. */
export interface Computer {
  readonly name: string
  core: DeskCore
  folder: string
  /** How far its clock is ahead, milliseconds. */
  skew: number
  /** Where what was there is remembered by the historian who works on it. */
  historian: ReturnType<typeof startHistory> | undefined
}

/** What is made once and copied: a migrated desk that is not set up, and an empty replica of a site. */
export interface Templates {
  readonly root: string
  readonly desk: string
  readonly replica: string
}

/** In memory where the system offers that: nothing here has to outlive the process. */
const fastFolder = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** @returns folders with what is copied; `root` is to be removed at the end */
export async function makeTemplates(): Promise<Templates> {
  const root = mkdtempSync(join(fastFolder, 'simulate-'))
  const desk = join(root, 'desk')
  const core = await openCore({ dataFolder: desk, dataKey, machine: 'template', threads: false })
  await core.close()
  const hq = join(root, 'hq')
  const place = { dataFolder: hq, keys: deskKeys(dataKey), environment: systemEnvironment }
  const data = await openSiteData(place, 'empty')
  data.close()
  return { root, desk, replica: join(sitesFolderOf(hq), 'empty.sqlite') }
}

/** Copies a data folder as a power cut would leave it: without what SQLite keeps in shared memory. */
export function copyFolder(from: string, to: string): void {
  cpSync(from, to, {
    recursive: true,
    filter: source => !source.endsWith('-shm') && basename(source) !== 'staging',
  })
}

/** A computer at rest: its head file is written within a second of the last change. */
export async function rest({ core, name }: Computer): Promise<void> {
  const head = core.head()
  if (head) await openHeadFile(core.dataFolder, name).save(head)
}

let folders = 0
/** A folder nobody had before. */
export const newFolder = (root: string): string => join(root, `f${(folders += 1)}`)

export async function openComputer(nature: Nature, name: string, folder: string): Promise<Computer> {
  mkdirSync(folder, { recursive: true })
  const computer = { name, folder, skew: 0, historian: undefined } as Omit<Computer, 'core'>
  return Object.assign(computer, { core: await coreOf(nature, computer, name) })
}

function coreOf(nature: Nature, computer: Pick<Computer, 'folder' | 'skew'>, machine: string) {
  const environment: Environment = {
    now: () => nature.now + computer.skew,
    newId: () => idOf(nature),
    randomBytes: size => bytesOf(nature.dice, size),
  }
  return openCore({ dataFolder: computer.folder, dataKey, machine, threads: false, environment })
}

/** Closes it and opens another folder in its place; what was there is gone. */
export async function replaceFolder(nature: Nature, computer: Computer, folder: string): Promise<void> {
  await computer.core.close()
  rmSync(computer.folder, { recursive: true, force: true })
  computer.folder = folder
  computer.historian = undefined
  computer.core = await coreOf(nature, computer, computer.name)
}

/**
 * Lets a computer do something, and kills it on the way: at the so-manieth time that the work turns to its desk.
 * @param killAt undefined where nothing happens to it
 * @returns what came of it, or that it was killed
 */
export async function doing<Result>(
  nature: Nature,
  computer: Computer,
  root: string,
  killAt: number | undefined,
  work: (core: DeskCore) => Promise<Result>,
): Promise<{ readonly result: Result } | 'killed'> {
  if (killAt === undefined) return { result: await work(computer.core) }
  const after = newFolder(root)
  let touches = 0
  let dead = false
  const touch = () => {
    touches += 1
    if (touches === killAt) {
      dead = true
      copyFolder(computer.folder, after)
    }
    if (dead) throw new Killed()
  }
  const mortal = new Proxy(computer.core, {
    get(core, property, receiver) {
      touch()
      if (property !== 'execute') return Reflect.get(core, property, receiver) as unknown
      const execute: DeskCore['execute'] = async (...asked) => {
        const result = await core.execute(...asked)
        touch()
        return result
      }
      return execute
    },
  })
  try {
    const result = await work(mortal)
    if (!dead) return { result }
  } catch (error) {
    if (!dead) throw error
  }
  await replaceFolder(nature, computer, after)
  return 'killed'
}

function idOf(nature: Nature): string {
  const time = (1_790_000_000_000 + (nature.ids += 1)).toString(16).padStart(12, '0')
  const tail = bytesOf(nature.dice, 9).toString('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${tail.slice(0, 3)}-8${tail.slice(3, 6)}-${tail.slice(6, 18)}`
}

function bytesOf(dice: Dice, size: number): Buffer {
  const bytes = Buffer.alloc(size)
  for (let at = 0; at < size; at += 1) bytes[at] = dice.below(256)
  return bytes
}
