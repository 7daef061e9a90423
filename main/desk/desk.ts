import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createApp } from '../api/app.ts'
import { DeskError } from '../contract/errors.ts'
import { SetUpInput } from '../contract/site.ts'
import {
  createKeyring,
  openKeyring,
  openKeyringWithRecoveryKey,
  type Protector,
  replaceWrapping,
} from '../database/keyring.ts'
import { lockFolder } from '../database/folder-lock.ts'
import type { Environment } from '../log/writer-core.ts'
import { setUpSite } from '../site/commands.ts'
import { addStaff } from '../staff/commands.ts'
import { listStaff } from '../staff/queries.ts'
import { hashSecret, newRecoveryCode, plainRecoveryCode } from '../staff/passwords.ts'
import { type DeskCore, openCore, systemActor } from './core.ts'

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

/** Whether a desk can be used: empty folder, set up, or locked away from this computer. */
export type DeskState = 'new' | 'ready' | 'recovery-needed'

/** The whole desk. It knows nothing of windows, servers or terminals; hosts pass requests to `fetch`. */
export interface Desk {
  fetch(request: Request): Promise<Response>
  state(): DeskState
  readonly core: DeskCore | undefined
  requireCore(): DeskCore
  setUp(input: import('zod').input<typeof SetUpInput>, options?: { demo?: boolean }): Promise<SetUpResult>
  /** Opens data that came from another computer with its printed recovery key. */
  openWithRecoveryKey(recoveryKey: string): Promise<void>
  close(): Promise<void>
}

/** Opens the desk in a data folder, which may be empty. Holds the folder until `close`. */
export async function openDesk(options: DeskOptions): Promise<Desk> {
  const { dataFolder, protector } = options
  const lock = lockFolder(dataFolder)
  let core: DeskCore | undefined
  let recoveryNeeded = false

  const open = (dataKey: Buffer) =>
    openCore({
      dataFolder,
      dataKey,
      machine: options.machine,
      threads: options.threads ?? true,
      ...(options.environment ? { environment: options.environment } : {}),
      ...(options.onSlowQuery ? { onSlowQuery: options.onSlowQuery } : {}),
    })

  try {
    if (existsSync(join(dataFolder, 'keyring.json')))
      core = await open(await openKeyring({ dataFolder, protector }))
  } catch (error) {
    if (!(error instanceof DeskError) || !recoverable.has(error.code)) {
      lock.release()
      throw error
    }
    recoveryNeeded = true
  }

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
    async setUp(input, setUpOptions = {}) {
      if (desk.state() !== 'new') throw new DeskError('log.alreadySetUp')
      const { password, managerName, login, ...site } = SetUpInput.parse(input)
      if (core) {
        // A set-up that was cut short left data nobody was ever told about, and a key nobody has seen.
        await core.close()
        core = undefined
        discardUnfinished(dataFolder)
      }
      const { dataKey, recoveryKey } = await createKeyring({ dataFolder, protector })
      core = await open(dataKey)
      const recoveryCode = newRecoveryCode()
      const passwordHash = await hashSecret(password)
      const recoveryHash = await hashSecret(plainRecoveryCode(recoveryCode))
      await core.execute(setUpSite, {
        actor: systemActor,
        input: { ...site, demo: setUpOptions.demo ?? false },
      })
      await core.execute(addStaff, {
        actor: systemActor,
        input: {
          staffId: core.environment.newId(),
          name: managerName,
          login,
          role: 'manager',
          passwordHash,
          recoveryHash,
        },
      })
      return { recoveryKey, recoveryCode }
    },
    async openWithRecoveryKey(recoveryKey) {
      const dataKey = await openKeyringWithRecoveryKey(dataFolder, recoveryKey)
      await replaceWrapping({ dataFolder, dataKey, protector })
      core = await open(dataKey)
      recoveryNeeded = false
    },
    async close() {
      await core?.close()
      lock.release()
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

function discardUnfinished(dataFolder: string): void {
  for (const name of ['desk.sqlite', 'desk.sqlite-wal', 'desk.sqlite-shm', 'head.json', 'keyring.json']) {
    rmSync(join(dataFolder, name), { force: true })
  }
}
