import { randomInt } from 'node:crypto'
import { type DeskCore, systemActor } from '../desk/core.ts'
import { registerUnit } from '../estate/commands.ts'
import type { ExecuteOptions } from '../log/writer-core.ts'
import { registerPerson } from '../people/commands.ts'
import { hashSecret, newRecoveryCode, plainRecoveryCode } from '../staff/passwords.ts'
import { playDemo } from './commands.ts'
import { bindPages, drawPages } from './pages.ts'
import type { StoredPage, StoredPapers } from './papers-plan.ts'
import { drawPictures } from './pictures.ts'
import { demoLogin, planDemo, type StoredPicture } from './plan.ts'
import { chanceOf } from './random.ts'

export interface FillOptions extends ExecuteOptions {
  /** The same seed gives the same estate. */
  readonly seed?: number
  readonly cases?: number
  /** How much of the full estate of 1,200 homes, 0 to 1. */
  readonly share?: number
  /** The estate with its people and staff alone, for whoever plays a story of its own on it. */
  readonly bare?: boolean
  /** In the middle of a storm; otherwise none is running. */
  readonly storm?: boolean
  /** What the site is called, where it is one of several. */
  readonly site?: { readonly code: string; readonly name: string }
}

/** How to sign in to the example, and what it holds. */
export interface FilledDemo {
  readonly login: string
  /** The same for every member of its staff. */
  readonly password: string
  readonly recoveryCode: string
  readonly counts: { readonly units: number; readonly people: number; readonly cases: number }
}

const pictureCount = 10
const pageCount = 16
/** So many of them lie in the inbox. */
const waitingCount = 5

/** Fills an empty desk with the example estate. Errors: `log.alreadySetUp`, `job.cancelled`. */
export async function fillDemo(core: DeskCore, options: FillOptions = {}): Promise<FilledDemo> {
  const {
    seed = 20_260_701,
    cases = 3_000,
    share = 1,
    bare = false,
    storm = false,
    site,
    ...execution
  } = options
  const password = `demo-${randomInt(100_000, 1_000_000)}`
  const recoveryCode = newRecoveryCode()
  const steps = planDemo({
    seed,
    now: core.environment.now(),
    cases,
    share,
    bare,
    storm,
    ...(site ? { site } : {}),
    passwordHash: await hashSecret(password),
    recoveryHash: await hashSecret(plainRecoveryCode(recoveryCode)),
    pictures: bare ? [] : await storePictures(core, seed),
    ...(bare ? {} : { papers: await storePapers(core, seed) }),
  })
  await core.execute(playDemo, { actor: systemActor, input: { steps } }, execution)
  const count = (name: string) => steps.filter(step => step.name === name).length
  return {
    login: demoLogin,
    password,
    recoveryCode,
    counts: {
      units: count(registerUnit.name),
      people: count(registerPerson.name),
      cases: core.read.get<{ count: number }>('select count(*) as count from "case"')?.count ?? 0,
    },
  }
}

async function storePictures(core: DeskCore, seed: number): Promise<StoredPicture[]> {
  const stored: StoredPicture[] = []
  for (const { name, bytes } of await drawPictures(chanceOf(seed), pictureCount))
    stored.push({ name, ...(await store(core, bytes)) })
  return stored
}

async function storePapers(core: DeskCore, seed: number): Promise<StoredPapers> {
  const drawn = await drawPages(chanceOf(seed), pageCount)
  const pages: StoredPage[] = []
  for (const { name, bytes } of drawn)
    pages.push({ name, ...(await store(core, bytes)), mediaType: 'image/jpeg', pages: 1 })
  const bound = drawn.slice(0, 6)
  const { name, bytes } = await bindPages(bound)
  const bundle = { name, ...(await store(core, bytes)), mediaType: 'application/pdf', pages: bound.length }
  return { pages: pages.slice(waitingCount), bundle, waiting: pages.slice(0, waitingCount) }
}

async function store(core: DeskCore, bytes: Buffer): Promise<{ hash: string; size: number }> {
  const source = (async function* () {
    yield bytes
  })()
  return await core.archive.store(source, { maxBytes: bytes.length })
}
