import { randomBytes, randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { noteCase } from '../cases/commands.ts'
import { DeskError } from '../contract/errors.ts'
import { programVersion } from '../contract/program.ts'
import { keyFileProtector } from '../database/keyring.ts'
import { type DeskCore, systemActor } from '../desk/core.ts'
import { type Desk, openDesk, type SetUpResult } from '../desk/desk.ts'
import { keepReceipt } from '../hq/inbox.ts'
import { numberReceipt } from '../hq/commands.ts'
import { becomeHeadquarters, makeInvitation } from '../hq/invite.ts'
import { requireOwn } from '../hq/queries.ts'
import { receiveParcel } from '../hq/receive.ts'
import type { Actor } from '../log/command.ts'
import { addStaff } from '../staff/commands.ts'
import { hashSecret } from '../staff/passwords.ts'
import { listStaff } from '../staff/queries.ts'
import { exportBundle } from '../sync/bundle.ts'
import { fingerprintOf } from '../sync/format/keys.ts'
import { sealReceipt } from '../sync/format/receipt.ts'
import { joinHeadquarters } from '../sync/join.ts'
import { requireLink } from '../sync/link-row.ts'
import { takeReceiptFile, takeReceiptFrom } from '../sync/take-receipt.ts'
import type { DataPlace } from './folders.ts'
import { machineName } from './machine.ts'

const hour = 3_600_000
const day = 24 * hour

interface ExampleSite {
  readonly code: string
  readonly name: string
  readonly seed: number
  readonly cases: number
  /** When its last bundle came, before now. */
  readonly heard: number
  /** A bundle of it was lost behind its receipt, so that what came last waits. */
  readonly gap: boolean
}

const exampleSites: readonly ExampleSite[] = [
  { code: 'YSF', name: '云山府（示例）', seed: 3, cases: 60, heard: 9 * day + 2 * hour, gap: false },
  { code: 'HTW', name: '海棠湾（示例）', seed: 2, cases: 90, heard: 5 * hour, gap: true },
  { code: 'CHYT', name: '翠湖云庭（示例）', seed: 1, cases: 120, heard: 2 * hour, gap: false },
]

export interface HeadquartersDemo extends SetUpResult {
  readonly login: string
  readonly password: string
  readonly sites: number
}

interface DemoOptions {
  readonly place: DataPlace
  readonly signal: AbortSignal
  progress(done: number, of: number): void
}

/**
 * Makes an example headquarters in an empty folder, with three small sites that sent it bundles: one is silent for
 * nine days, of one a bundle was lost on the way. Errors: `log.alreadySetUp`, `job.cancelled`.
 */
export async function makeHeadquartersDemo({
  place,
  signal,
  progress,
}: DemoOptions): Promise<HeadquartersDemo> {
  const now = Date.now()
  let clock = now - 30 * day
  const open = (dataFolder: string, keyFile: string): Promise<Desk> =>
    openDesk({
      dataFolder,
      protector: keyFileProtector(keyFile),
      machine: machineName(),
      threads: false,
      environment: { now: () => clock, newId: () => uuidv7(), randomBytes },
    })
  const password = `demo-${randomInt(100_000, 1_000_000)}`
  const hq = await open(place.dataFolder, place.keyFile)
  const folder = await mkdtemp(join(tmpdir(), 'desk-demo-'))
  try {
    const secrets = await hq.setUp(
      { code: 'HQ', name: '集团客服部（示例）', managerName: '沈岚', login: 'manager', password },
      { demo: true },
    )
    const core = hq.requireCore()
    await addOthers(core, password)
    await becomeHeadquarters(core, '集团客服部（示例）')
    for (const [index, example] of exampleSites.entries()) {
      if (signal.aborted) throw new DeskError('job.cancelled')
      clock = now - example.heard - 3 * day
      const site = await open(join(folder, example.code, 'data'), join(folder, example.code, 'key'))
      try {
        await playSite(core, site, { example, folder, setClock: at => (clock = at), now })
      } finally {
        await site.close()
      }
      progress(index + 1, exampleSites.length)
    }
    clock = now
    return { ...secrets, login: 'manager', password, sites: exampleSites.length }
  } finally {
    await hq.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function addOthers(core: DeskCore, password: string): Promise<void> {
  const manager = listStaff(core.read)[0]
  const actor: Actor = { staffId: manager?.id ?? null, role: 'manager' }
  const passwordHash = await hashSecret(password)
  const others = [
    { name: '顾晓峰', login: 'specialist', role: 'specialist' },
    { name: '方媛', login: 'auditor', role: 'auditor' },
  ] as const
  for (const one of others)
    await core.execute(addStaff, {
      actor,
      input: { staffId: core.environment.newId(), ...one, passwordHash },
    })
}

interface Play {
  readonly example: ExampleSite
  readonly folder: string
  readonly now: number
  setClock(at: number): void
}

/** A site's story: it joins, sends what there is, takes in the receipt and sends once more. */
async function playSite(hq: DeskCore, desk: Desk, { example, folder, now, setClock }: Play): Promise<void> {
  const { code, name, seed, cases, heard, gap } = example
  await desk.startDemo({ seed, cases, share: 0.04, site: { code, name } })
  const site = desk.requireCore()
  const manager: Actor = { staffId: listStaff(site.read)[0]?.id ?? null, role: 'manager' }
  const invitation = await makeInvitation(hq, systemActor, { code, name })
  await joinHeadquarters(site, manager, Buffer.from(JSON.stringify(invitation)))
  const send = async (): Promise<string> => {
    const to = join(folder, `stick-${code}-${site.environment.now()}`)
    const { files } = await exportBundle(site, manager, {
      content: 'everything',
      to,
      parcelBytes: 250 * 2 ** 20,
    })
    let hqSiteId = ''
    for (const file of files) hqSiteId = (await receiveParcel(hq, file)).hqSiteId
    return hqSiteId
  }
  const hqSiteId = await send()
  const { file } = await keepReceipt(hq, hqSiteId)
  await takeReceiptFile(site, manager, file)
  setClock(now - heard - day)
  await noteThings(site, manager, 12)
  if (gap) await takeReceiptOfLostBundle(hq, site, hqSiteId, manager)
  setClock(now - heard)
  await noteThings(site, manager, 8)
  await send()
  await keepReceipt(hq, hqSiteId)
}

const words = [
  '已电话告知业主处理进度',
  '施工单位约定明天上午到场',
  '物业已确认，等待材料',
  '现场复核，问题仍在',
]

async function noteThings(site: DeskCore, actor: Actor, count: number): Promise<void> {
  const open = site.read.all<{ id: string }>(
    `select id from "case" where state in ('received', 'handling') order by received_at desc limit ?`,
    [count],
  )
  for (const [index, { id }] of open.entries())
    await site.execute(noteCase, {
      actor,
      input: { caseId: id, text: words[index % words.length] ?? '' },
    })
}

/** The site believes that headquarters holds all of it, as if a bundle had come and the data of it been lost there. */
async function takeReceiptOfLostBundle(
  hq: DeskCore,
  site: DeskCore,
  hqSiteId: string,
  actor: Actor,
): Promise<void> {
  const own = requireOwn(hq.read)
  const link = requireLink(site.read)
  const head = site.head()
  const epoch = hq.head()?.incarnation
  if (!head || epoch === undefined) throw new DeskError('log.notSetUp')
  const { number } = await hq.execute(numberReceipt, { actor: systemActor, input: { siteId: hqSiteId } })
  const { incarnation, sequence } = head
  const receipt = sealReceipt({
    manifest: {
      id: uuidv7(),
      createdAt: hq.environment.now(),
      program: programVersion,
      number,
      from: { hq: own.hq_id, name: own.name, key: fingerprintOf(own.public_key), epoch },
      to: { site: head.siteId },
      ends: [{ incarnation, sequence, words: sequence }],
      gaps: [],
      forks: [],
      heldBack: [],
    },
    missing: [],
    operations: null,
    signWith: own.signing_key,
    recipients: [link.recipient],
  })
  await takeReceiptFrom(site, actor, receipt)
}
