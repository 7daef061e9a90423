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
  replaceRecoveryKey,
  replaceWrapping,
} from '../database/keyring.ts'
import type { FilledDemo, FillOptions } from '../demo/fill.ts'
import { lockFolder } from '../database/folder-lock.ts'
import type { Environment } from '../log/writer-core.ts'
import type { Actor } from '../log/command.ts'
import { noteRecoveryKey, setUpSite } from '../site/commands.ts'
import { addStaff } from '../staff/commands.ts'
import { readSite } from '../site/queries.ts'
import { listStaff } from '../staff/queries.ts'
import { hashSecret, newRecoveryCode, plainRecoveryCode } from '../staff/passwords.ts'
import { type CoreOptions, databaseFileOf, type DeskCore, openCore, systemActor } from './core.ts'
import { explained, explainFailure, usable } from './failures.ts'
import { discardData, removeLeftovers } from './leftovers.ts'
import { restoreBackup } from './restore.ts'
import type { StationCaller } from '../station/gate.ts'
import { createRestorer, type RestoreOrder, type RestoreView } from './restore-desk.ts'
import type { Connector } from '../standby/connector.ts'
import { finishSetAside, withSetAside } from '../standby/former.ts'
import type { Replaced } from '../standby/replaced.ts'
import { createStandby, type Invited, requireOpen, type Standby } from '../standby/standby.ts'

export interface DeskOptions {
  readonly dataFolder: string
  /** What keeps the data key on this computer. */
  readonly protector: Protector
  /** Names this computer, see host/machine.ts. */
  readonly machine: string
  readonly threads?: boolean
  readonly environment?: Environment
  /** How other computers of the site are reached; over TLS where none is given. */
  readonly connector?: Connector
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

/**
 * Whether a desk can be used: empty folder, set up, locked away from this computer, keeping a copy of another, asking
 * its standbys whether one took over, or replaced by one that did.
 */
export type DeskState = 'new' | 'ready' | 'recovery-needed' | 'standby' | 'asking' | 'replaced'

/** Which copy a standby goes on with. */
export type TakeOverOrder = Omit<RestoreOrder, 'file'> & {
  /** 0 is the newest, 1 the one before. */
  readonly which?: number
}

/** The whole desk. It knows nothing of windows, servers or terminals; hosts pass requests to `fetch`. */
export interface Desk {
  fetch(request: Request): Promise<Response>
  /**
   * What somebody asks over the clubhouse's network; hosts learn who it is by `callerOf`. Whoever is not paired is
   * answered nothing but pairing.
   */
  fetchFrom(caller: StationCaller, request: Request): Promise<Response>
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
  /**
   * Begins to bring a lost desk back into this empty one; how it goes is told by `restoring`.
   * Errors: `log.alreadySetUp`, `backup.restoring`.
   */
  restore(order: RestoreOrder): void
  /** What this computer is as a standby of another desk. */
  readonly standby: Standby
  /**
   * Begins to make the copy that this standby keeps into a desk; how it goes is told by `restoring`.
   * Errors: `standby.notJoined`, `standby.noCopy`, `backup.restoring`.
   */
  takeOver(order: TakeOverOrder): Promise<void>
  /**
   * Makes this desk, whose place was taken, the standby of the one that took it; its data are set aside first.
   * Errors: those of {@link Standby.rejoin}.
   */
  rejoin(invited: Invited): Promise<void>
  /** Opens data that were set aside for a moment, one after the other. Errors: `standby.notSetAside`. */
  withSetAside<T>(id: string, work: (core: DeskCore, replaced: Replaced) => Promise<T>): Promise<T>
  /** How the restore of this desk stands; undefined where none was begun. */
  restoring(): RestoreView | undefined
  cancelRestore(): void
  /** Opens data that came from another computer with its printed recovery key. */
  openWithRecoveryKey(recoveryKey: string): Promise<void>
  /**
   * Makes a new recovery key, to be shown once; the one before opens nothing any more but backups made until now. On
   * the audit trail first, so that no key is void without an entry. Errors: those of the keyring.
   */
  newRecoveryKey(actor: Actor): Promise<string>
  close(): Promise<void>
}

/** Opens the desk in a data folder, which may be empty. Holds the folder until `close`. */
export async function openDesk(options: DeskOptions): Promise<Desk> {
  const { dataFolder, protector } = options
  // A folder made by the lock would not be safe on disk, and all that comes to lie in it neither.
  if (!existsSync(dataFolder)) await usable(dataFolder, () => makeDurableFolder(nodeDisk, dataFolder))
  const lock = await usable(dataFolder, async () => lockFolder(dataFolder))
  let core: DeskCore | undefined
  let recoveryNeeded = false
  let starting = false
  let lastSetAside: Promise<unknown> = Promise.resolve()
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

  await finishSetAside(dataFolder).catch((error: unknown) => {
    lock.release()
    throw explainFailure(error)
  })
  const now = () => (options.environment ? options.environment.now() : Date.now())
  const standby = createStandby({ dataFolder, now, connector: options.connector })

  try {
    removeLeftovers(dataFolder)
    if (existsSync(join(dataFolder, 'keyring.json'))) {
      core = await open(await openKeyring({ dataFolder, protector }))
      // Taking over was cut off right behind its end.
      if (standby.isJoined()) await standby.settle(core)
      await standby.ask(core, options.threads ?? true)
    }
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
  const settingUp = async <T>(work: () => Promise<T>, from: DeskState = 'new'): Promise<T> => {
    if (desk.state() !== from || starting) throw new DeskError('log.alreadySetUp')
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

  const restorer = createRestorer()
  const restoring = (order: RestoreOrder, from: DeskState) => {
    if (restorer.view()?.state === 'running') throw new DeskError('backup.restoring')
    if (desk.state() !== from || starting) throw new DeskError('log.alreadySetUp')
    const { machine, threads = true } = options
    restorer.start(control =>
      settingUp(async () => {
        if (core || existsSync(join(dataFolder, 'keyring.json'))) await discard()
        const { file, recoveryKey, withoutMissingFiles = false } = order
        const place = { dataFolder, protector, machine, threads }
        // A copy kept by a standby is minutes old, and devices go on with the desk that took over.
        const what = { from: file, recoveryKey, withoutMissingFiles, asStandby: standby.knownBy() }
        const result = await restoreBackup({ ...place, ...control, ...what })
        const opened = await open(await openKeyring({ dataFolder, protector }))
        if (standby.isJoined()) await standby.settle(opened)
        core = opened
        return result
      }, from),
    )
  }
  const desk: Desk = {
    fetch: request => app(request),
    fetchFrom: (caller, request) => app(request, caller),
    get core() {
      return core
    },
    state() {
      if (recoveryNeeded) return 'recovery-needed'
      if (core && listStaff(core.read).length > 0)
        return standby.replaced() ? 'replaced' : standby.isAsking() ? 'asking' : 'ready'
      return standby.isJoined() ? 'standby' : 'new'
    },
    requireCore() {
      requireOpen(standby)
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
    restore: order => restoring(order, 'new'),
    standby,
    async takeOver({ which = 0, ...order }) {
      if (!standby.isJoined()) throw new DeskError('standby.notJoined')
      const file = await standby.copyFile(which)
      await standby.pause()
      restoring({ ...order, file }, 'standby')
    },
    rejoin: invited =>
      settingUp(async () => {
        const former = desk.core
        if (!former) throw new DeskError('standby.notReplaced')
        await standby.rejoin(former, invited, async () => {
          core = undefined
          await former.close()
        })
      }, 'replaced'),
    withSetAside(id, work) {
      const { machine, environment } = options
      const open = () => withSetAside({ dataFolder, protector, machine, environment }, id, work)
      const turn = lastSetAside.then(open, open)
      lastSetAside = turn.catch(() => undefined)
      return turn
    },
    restoring: () => restorer.view(),
    cancelRestore: () => restorer.cancel(),
    async openWithRecoveryKey(recoveryKey) {
      const dataKey = await openKeyringWithRecoveryKey(dataFolder, recoveryKey)
      await replaceWrapping({ dataFolder, dataKey, protector })
      core = await open(dataKey)
      await standby.ask(core, options.threads ?? true)
      recoveryNeeded = false
    },
    async newRecoveryKey(actor) {
      const dataKey = await openKeyring({ dataFolder, protector })
      await desk.requireCore().execute(noteRecoveryKey, { actor, input: {} })
      return await replaceRecoveryKey({ dataFolder, dataKey })
    },
    async close() {
      await standby.close()
      restorer.cancel()
      await restorer.settled()
      await lastSetAside
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

/** Failures of the keyring that the printed recovery key can mend. */
const recoverable: ReadonlySet<string> = new Set([
  'keys.recoveryNeeded',
  'keys.foreign',
  'keys.keyFileMissing',
  'keys.keyFileDamaged',
])
