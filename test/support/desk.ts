import { cpSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import type { LastStep } from '../../main/contract/last-step.ts'
import type { Role } from '../../main/contract/permissions.ts'
import { keyFileProtector } from '../../main/database/keys-protector.ts'
import type { DeskCore } from '../../main/desk/core.ts'
import { type Desk, openDesk } from '../../main/desk/desk.ts'
import type { Actor } from '../../main/log/command.ts'
import type { Environment } from '../../main/log/writer-core.ts'
import { addStaff } from '../../main/staff/commands.ts'
import { hashSecret } from '../../main/staff/passwords.ts'
import { listStaff } from '../../main/staff/queries.ts'

/** A member of staff of a test desk. */
export interface TestActor extends Actor {
  readonly staffId: string
  readonly role: Role
  readonly login: string
}

/** A set-up desk in a temporary folder, everything in this thread. */
export interface TestDesk {
  readonly desk: Desk
  readonly core: DeskCore
  readonly folder: string
  /** The first manager; signs in as `manager` with `testPassword`. */
  readonly manager: TestActor
  /** Adds a member of staff who signs in as `login` with `testPassword`. */
  addMember(role: Role, login?: string): Promise<TestActor>
  /** A client signed in through the fetch handler, as a screen would be. */
  signIn(member: TestActor): Promise<TestClient>
  /** Sets the desk's clock, UTC milliseconds; from then on it stands still until moved again. */
  setClock(at: number): void
  /** Closes the desk and opens the same folder again. */
  /** Opened again, with everything of it, this computer's name included, copied to a folder while it was closed. */
  reopenBesideCopy(copy: string): Promise<TestDesk>
  /** Opened again from such a copy: what was done since never was. */
  reopenFromCopy(copy: string): Promise<TestDesk>
  reopen(): Promise<TestDesk>
  close(): Promise<void>
}

/** Calls procedures over `desk.fetch`. */
export interface TestClient {
  /** A query: `query('cases.list', {…})`. Throws a {@link CallError}. */
  query(path: string, input?: unknown): Promise<unknown>
  /** An action with its raw input. */
  mutate(path: string, input?: unknown): Promise<unknown>
  /** A command: wraps the input in its envelope. */
  command(path: string, input: unknown, commandId?: string): Promise<unknown>
  fetch(path: string, init?: RequestInit): Promise<Response>
}

/** A refused call, with the code of the catalogue where there is one. */
export class CallError extends Error {
  readonly code: string
  readonly status: number
  /** Who made the thing what it is now, where the desk said so. */
  readonly step: LastStep | null

  constructor(code: string, status: number, message: string, step: LastStep | null = null) {
    super(message)
    this.code = code
    this.status = status
    this.step = step
  }
}

export const testPassword = 'eight ducks swim'
const origin = 'http://desk.test'
const hashes = new Map<string, Promise<string>>()

export interface TestDeskOptions {
  readonly clock?: number | undefined
  readonly threads?: boolean
  /** The data folder below the temporary one. */
  readonly data?: string
}

/** Opens a fresh desk of site `TEST`, already set up, with one manager. Close it when done. */
export async function openTestDesk(options: TestDeskOptions = {}): Promise<TestDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'desk-test-'))
  return await openIn(folder, options)
}

/** Desks as they stood right behind set-up, by the moment it happened at. */
const setUpAt = new Map<number | undefined, string>()
process.once('exit', () => {
  for (const folder of setUpAt.values()) rmSync(folder, { recursive: true, force: true })
})

/**
 * A desk that was set up once for all tests of a file and copied for each, keys and all: for files whose tests each want
 * a desk of their own, one after the other. Setting up takes most of the time of a small test. Close it when done.
 */
export async function openCopiedDesk(options: Pick<TestDeskOptions, 'clock'> = {}): Promise<TestDesk> {
  const { clock } = options
  const kept = setUpAt.get(clock)
  if (kept === undefined) {
    const copy = mkdtempSync(join(tmpdir(), 'desk-set-up-'))
    setUpAt.set(clock, copy)
    const first = await openTestDesk(options)
    return await first.reopenBesideCopy(copy)
  }
  return await openCopyOf(kept, options)
}

/** A desk that goes on from a copy that {@link TestDesk.reopenBesideCopy} made; the copy stays as it is. */
export async function openCopyOf(copy: string, options: TestDeskOptions = {}): Promise<TestDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'desk-test-'))
  cpSync(copy, folder, { recursive: true })
  return await openIn(folder, options)
}

async function openIn(folder: string, options: TestDeskOptions): Promise<TestDesk> {
  let clock = options.clock
  const environment: Environment = { now: () => clock ?? Date.now(), newId: uuidv7, randomBytes }
  const desk = await openDesk({
    dataFolder: join(folder, options.data ?? 'data'),
    protector: keyFileProtector(join(folder, 'key')),
    machine: 'test-machine',
    threads: options.threads ?? false,
    environment,
  })
  if (desk.state() === 'new') {
    await desk.setUp({
      code: 'TEST',
      name: '测试项目',
      managerName: '测试经理',
      login: 'manager',
      password: testPassword,
    })
  }
  const core = desk.requireCore()
  const first = listStaff(core.read).find(member => member.login === 'manager')
  if (!first) throw new Error('set-up made no manager')
  const manager: TestActor = { staffId: first.id, role: 'manager', login: 'manager' }

  return {
    desk,
    core,
    folder,
    manager,
    async addMember(role, login = role) {
      // Argon2 takes its time on purpose; one hash serves every member of a test.
      const passwordHash = await (hashes.get(testPassword) ?? remember(hashSecret(testPassword)))
      const staffId = uuidv7()
      await core.execute(addStaff, {
        actor: manager,
        input: { staffId, name: `测试${login}`, login, role, passwordHash },
      })
      return { staffId, role, login }
    },
    async signIn(member) {
      const anonymous = clientOf(desk, undefined)
      const response = await anonymous.fetch('/api/trpc/staff.signIn', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ login: member.login, password: testPassword }),
      })
      if (!response.ok) throw new Error(`signing in answered ${response.status}: ${await response.text()}`)
      const cookie = response.headers.getSetCookie()[0]?.split(';')[0]
      if (!cookie) throw new Error('signing in set no cookie')
      return clientOf(desk, cookie)
    },
    setClock(at) {
      clock = at
    },
    async reopen() {
      await desk.close()
      return await openIn(folder, { ...options, clock })
    },
    async reopenBesideCopy(copy) {
      await desk.close()
      cpSync(folder, copy, { recursive: true })
      return await openIn(folder, { ...options, clock })
    },
    async reopenFromCopy(copy) {
      await desk.close()
      rmSync(folder, { recursive: true })
      renameSync(copy, folder)
      return await openIn(folder, { ...options, clock })
    },
    async close() {
      await desk.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function remember(hash: Promise<string>): Promise<string> {
  hashes.set(testPassword, hash)
  return hash
}

function clientOf(desk: Desk, cookie: string | undefined): TestClient {
  const fetch = (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers)
    headers.set('host', 'desk.test')
    headers.set('origin', origin)
    if (cookie) headers.set('cookie', cookie)
    return desk.fetch(new Request(`${origin}${path}`, { ...init, headers }))
  }
  const call = callsOver(fetch)
  return {
    fetch,
    query: call,
    mutate: call,
    command: (path, input, commandId = uuidv7()) => call(path, { commandId, input }),
  }
}

/** Calls procedures over a way to the desk; what it refuses is thrown as a {@link CallError}. */
export const callsOver =
  (fetch: TestClient['fetch']) =>
  async (path: string, input?: unknown): Promise<unknown> => {
    const response = await fetch(`/api/trpc/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: input === undefined ? '' : JSON.stringify(input),
    })
    const body = (await response.json()) as {
      result?: { data?: unknown }
      error?: {
        message: string
        data?: { code: string; desk: { code: string; step: LastStep | null } | null }
      }
    }
    if (body.error) {
      const { data, message } = body.error
      const code = data?.desk?.code ?? data?.code ?? 'unknown'
      throw new CallError(code, response.status, message, data?.desk?.step)
    }
    return body.result?.data
  }
