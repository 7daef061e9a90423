import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createApp } from '../api/app.ts'
import { makeDurableFolder } from '../archive/disk.ts'
import { nodeDisk } from '../archive/node-disk.ts'
import { DeskError } from '../contract/errors.ts'
import { SetUpInput } from '../contract/site.ts'
import {
  createKeyring,
  openKeyring,
  openKeyringWithRecoveryKey,
  type Protector,
  replaceWrapping,
} from '../database/keyring.ts'
import type { FilledDemo, FillOptions } from '../demo/fill.ts'
import { lockFolder } from '../database/folder-lock.ts'
import type { Environment } from '../log/writer-core.ts'
import { setUpSite } from '../site/commands.ts'
import { addStaff } from '../staff/commands.ts'
import { readSite } from '../site/queries.ts'
import { listStaff } from '../staff/queries.ts'
import { hashSecret, newRecoveryCode, plainRecoveryCode } from '../staff/passwords.ts'
import { type CoreOptions, databaseFileOf, type DeskCore, openCore, systemActor } from './core.ts'
import { explainFailure } from './failures.ts'
import { discardData, removeLeftovers } from './leftovers.ts'

export interface DeskOptions {
  readonly dataFolder: string
  /** What keeps the data key on this computer. */
  readonly protector: Protector
  /** Names this computer, see host/machine.ts. */
  readonly machine: string
  readonly threads?: boolean
  readonly environment?: Environment
  onSlowQuery?(sql: string, millis: number): void
}

/** Secrets shown once at set-up, to print or save. */
export interface SetUpResult {
  /** Opens the data on another computer. */
  readonly recoveryKey: string
  /** Opens the manager's account when the password is lost. */
  readonly recoveryCode: string
}

/** The example estate is there: its secrets, how to sign in, what it holds. */
export type StartedDemo = Pick<SetUpResult, 'recoveryKey'> & FilledDemo

/** Steps of the example estate that were played; `of` is 0 until they are planned. */
export interface DemoProgress {
  readonly done: number
  readonly of: number
}

/** Whether a desk can be used: empty folder, set up, or locked away from this computer. */
export type DeskState = 'new' | 'ready' | 'recovery-needed'

/** The whole desk. It knows nothing of windows, servers or terminals; hosts pass requests to `fetch`. */
export interface Desk {
  fetch(request: Request): Promise<Response>
  state(): DeskState
  readonly core: DeskCore | undefined
  requireCore(): DeskCore
  setUp(input: import('zod').input<typeof SetUpInput>, options?: { demo?: boolean }): Promise<SetUpResult>
  /**
   * Sets up the example estate on an empty desk; who asks again meanwhile, from a page that was loaded anew, gets the
   * same answer. Errors: `log.alreadySetUp`.
   */
  startDemo(options?: FillOptions): Promise<StartedDemo>
  /** How far the example estate is that is being made; undefined where none is. */
  demoProgress(): DemoProgress | undefined
  /** Empties the data folder of the example estate: set-up begins anew. Errors: `demo.notDemo`. */
  removeDemo(): Promise<void>
  /** Opens data that came from another computer with its printed recovery key. */
  openWithRecoveryKey(recoveryKey: string): Promise<void>
  close(): Promise<void>
}

/** Opens the desk in a data folder, which may be empty. Holds the folder until `close`. */
export async function openDesk(options: DeskOptions): Promise<Desk> {
  const { dataFolder, protector } = options
  // A folder made by the lock would not be safe on disk, and all that comes to lie in it neither.
  if (!existsSync(dataFolder)) await explained(() => makeDurableFolder(nodeDisk, dataFolder))
  const lock = await explained(async () => lockFolder(dataFolder))
  let core: DeskCore | undefined
  let recoveryNeeded = false
  let starting = false
  let demo: { readonly made: Promise<StartedDemo>; progress(): DemoProgress } | undefined

  const open = (dataKey: Buffer) => explained(() => openCore(coreOptions(dataKey)))
  const coreOptions = (dataKey: Buffer): CoreOptions => ({
    dataFolder,
    dataKey,
    machine: options.machine,
    threads: options.threads ?? true,
    ...(options.environment ? { environment: options.environment } : {}),
    ...(options.onSlowQuery ? { onSlowQuery: options.onSlowQuery } : {}),
  })

  try {
    removeLeftovers(dataFolder)
    if (existsSync(join(dataFolder, 'keyring.json')))
      core = await open(await openKeyring({ dataFolder, protector }))
  } catch (error) {
    if (!(error instanceof DeskError) || !recoverable.has(error.code)) {
      lock.release()
      throw explainFailure(error)
    }
    recoveryNeeded = true
  }

  /** Empties the folder of what a set-up that was cut short left, which nobody was ever told about. */
  const discard = async () => {
    const former = core
    core = undefined
    await former?.close()
    await discardData(dataFolder)
  }
  const begin = async () => {
    // A keyring that is there all the same is what a set-up that failed could not take back.
    if (core || existsSync(join(dataFolder, 'keyring.json'))) await discard()
    // A database without its keyring is somebody's data, not an empty folder.
    if (existsSync(databaseFileOf(dataFolder))) throw new DeskError('keys.missing')
    const { dataKey, recoveryKey } = await explained(() => createKeyring({ dataFolder, protector }))
    try {
      core = await open(dataKey)
    } catch (error) {
      // On a full disk, say: when there is space, set-up must be able to begin anew.
      await discardData(dataFolder)
      throw error
    }
    return { core, recoveryKey }
  }

  /** One set-up at a time: a second one would take the first one's folder from under it. */
  const settingUp = async <T>(work: () => Promise<T>): Promise<T> => {
    if (desk.state() !== 'new' || starting) throw new DeskError('log.alreadySetUp')
    starting = true
    try {
      return await work()
    } finally {
      starting = false
    }
  }

  const makeDemo = (fillOptions: FillOptions): Promise<StartedDemo> =>
    settingUp(async () => {
      // Drawing pictures takes a library that an everyday start should not wait for.
      const { fillDemo } = await import('../demo/fill.ts')
      const { core: fresh, recoveryKey } = await begin()
      try {
        return { recoveryKey, ...(await fillDemo(fresh, fillOptions)) }
      } catch (error) {
        await discard()
        throw error
      }
    })

  const desk: Desk = {
    fetch: request => app(request),
    get core() {
      return core
    },
    state() {
      if (recoveryNeeded) return 'recovery-needed'
      return core && listStaff(core.read).length > 0 ? 'ready' : 'new'
    },
    requireCore() {
      if (!core || desk.state() !== 'ready') throw new DeskError('log.notSetUp')
      return core
    },
    setUp: (input, setUpOptions = {}) =>
      settingUp(async () => {
        const { password, managerName, login, ...site } = SetUpInput.parse(input)
        const { core: fresh, recoveryKey } = await begin()
        const recoveryCode = newRecoveryCode()
        const passwordHash = await hashSecret(password)
        const recoveryHash = await hashSecret(plainRecoveryCode(recoveryCode))
        await fresh.execute(setUpSite, {
          actor: systemActor,
          input: { ...site, demo: setUpOptions.demo ?? false },
        })
        await fresh.execute(addStaff, {
          actor: systemActor,
          input: {
            staffId: fresh.environment.newId(),
            name: managerName,
            login,
            role: 'manager',
            passwordHash,
            recoveryHash,
          },
        })
        return { recoveryKey, recoveryCode }
      }),
    startDemo(fillOptions) {
      if (demo) return demo.made
      let progress: DemoProgress = { done: 0, of: 0 }
      const made = makeDemo({
        ...fillOptions,
        onProgress(done, of) {
          progress = { done, of }
          fillOptions?.onProgress?.(done, of)
        },
      }).finally(() => {
        demo = undefined
      })
      demo = { made, progress: () => progress }
      return made
    },
    demoProgress: () => demo?.progress(),
    async removeDemo() {
      if (!readSite(desk.requireCore().read)?.demo) throw new DeskError('demo.notDemo')
      await discard()
    },
    async openWithRecoveryKey(recoveryKey) {
      const dataKey = await openKeyringWithRecoveryKey(dataFolder, recoveryKey)
      await replaceWrapping({ dataFolder, dataKey, protector })
      core = await open(dataKey)
      recoveryNeeded = false
    },
    async close() {
      try {
        await core?.close()
      } finally {
        lock.release()
      }
    },
  }
  const app = createApp(desk)
  return desk
}

/** A disk that is full or broken is told in words for people. */
async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw explainFailure(error)
  }
}

/** Failures of the keyring that the printed recovery key can mend. */
const recoverable: ReadonlySet<string> = new Set([
  'keys.recoveryNeeded',
  'keys.foreign',
  'keys.keyFileMissing',
  'keys.keyFileDamaged',
])
