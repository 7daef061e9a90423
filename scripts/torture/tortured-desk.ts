/**
 * The desk that is tortured: a program of its own, started by kill.ts, cuts.ts and faults.ts with one JSON argument.
 * It opens the real desk with its threads, works like three clerks at once, and says aloud what was acknowledged.
 */
import { createHash, randomBytes } from 'node:crypto'
import { openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { noteCase, receiveCase } from '../../main/cases/commands.ts'
import { attachUpload } from '../../main/cases/files.ts'
import { DeskError } from '../../main/contract/errors.ts'
import { keyFileProtector } from '../../main/database/keyring.ts'
import { runBackup } from '../../main/desk/backup-run.ts'
import type { DeskCore } from '../../main/desk/core.ts'
import { type Desk, openDesk } from '../../main/desk/desk.ts'
import { dryRunJob } from '../../main/imports/dry-run.ts'
import { commitDryRun } from '../../main/imports/run.ts'
import type { Actor } from '../../main/log/command.ts'
import { registerPerson } from '../../main/people/commands.ts'
import { listStaff } from '../../main/staff/queries.ts'
import type { Done, Mark } from './marks.ts'
import { plantFault } from './plants.ts'
import { type Dice, diceOf } from './random.ts'
import { TorturePlan } from './torture-plan.ts'

const plan = TorturePlan.parse(JSON.parse(z.string().parse(process.argv[2])))
plantFault(plan.plant)
const marks = plan.marks === null ? 1 : openSync(plan.marks, 'w')
const say = (mark: Mark) => writeSync(marks, `${JSON.stringify(mark)}\n`)
const done = (what: Done) => say({ say: 'done', done: what })

/** Asks the desk for something and says so when it has acknowledged; a desk that lies says it before. */
async function acknowledged<T>(work: Promise<T>, early: Done | undefined, whatOf: (result: T) => Done) {
  if (plan.plant === 'acknowledge-early' && early) {
    work.catch(() => undefined)
    return done(early)
  }
  return done(whatOf(await work))
}

/** From here on, calls of the disk fail as planned. */
const arm = (when: typeof plan.arm) => {
  if (when === plan.arm && plan.marks !== null) writeSync(marks, 'arm\n')
}

arm('start')
const desk = await insist('open', () =>
  openDesk({
    dataFolder: plan.dataFolder,
    protector: keyFileProtector(plan.keyFile),
    machine: 'torture',
  }),
)
if (desk.state() === 'new') {
  const input = {
    code: 'TORT',
    name: '测试项目',
    managerName: '经理',
    login: 'manager',
    password: 'eight ducks swim',
  }
  const { recoveryKey } = await insist('setUp', () => desk.setUp(input))
  done({ what: 'setUp', recoveryKey })
}
say({ say: 'ready' })
arm('ready')
await work(desk, diceOf(plan.seed))
await desk.close()
done({ what: 'closed' })
process.exit(0)

/** Tries again as a person would, and gives up in the end. */
async function insist<T>(what: string, attempt: () => Promise<T>): Promise<T> {
  for (let left = 4; ; left -= 1) {
    try {
      return await attempt()
    } catch (error) {
      say({ say: 'refused', what, code: codeOf(error) })
      if (left === 0) process.exit(1)
      await delay(20)
    }
  }
}

function codeOf(error: unknown): string {
  return error instanceof DeskError ? error.code : `unexpected: ${messageOf(error)}`
}

async function work(ready: Desk, dice: Dice): Promise<void> {
  const core = ready.requireCore()
  const manager = listStaff(core.read).find(member => member.login === 'manager')
  if (!manager) throw new Error('the desk lost its manager')
  const actor: Actor = { staffId: manager.id, role: 'manager' }
  let left = plan.steps
  const clerk = async (own: Dice) => {
    const cases: string[] = []
    while (left > 0) {
      left -= 1
      try {
        await step(core, actor, own, cases)
      } catch (error) {
        say({ say: 'refused', what: 'step', code: codeOf(error) })
        // As people do, wait a moment after an error.
        await delay(20)
      }
    }
  }
  await Promise.all(['one', 'two', 'three'].map(name => clerk(dice.fork(name))))
}

function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.name} ${error.message}`.slice(0, 300) : String(error)
}

async function step(core: DeskCore, actor: Actor, dice: Dice, cases: string[]): Promise<void> {
  const draw = dice.next()
  const caseId = cases[dice.below(cases.length)]
  if (draw < 0.55 || caseId === undefined) return await takeCase(core, actor, dice, cases)
  if (draw < 0.72) return await note(core, actor, dice, caseId)
  if (draw < 0.8) return await register(core, actor, dice)
  if (draw < 0.91) return await upload(core, actor, dice, caseId)
  if (draw < 0.94) return await importOwners(core, actor, dice)
  if (draw < 0.96) return await backUp(core)
  if (draw < 0.98) {
    await core.writer.run('tidy', { now: Date.now() })
    return
  }
  await delay(dice.below(40))
}

async function takeCase(core: DeskCore, actor: Actor, dice: Dice, cases: string[]): Promise<void> {
  const caseId = uuidv7()
  const commandId = uuidv7()
  const word = `zq${randomBytes(6).toString('hex')}`
  const text = `${word} 厨房漏水，${'楼上卫生间渗水到客厅。'.repeat(dice.below(30))}`
  const input = {
    caseId,
    channel: 'counter' as const,
    kind: 'repair' as const,
    category: ['leak', 'leak-kitchen'],
    emergency: dice.chance(0.1),
    unitId: null,
    personId: null,
    room: null,
    text,
  }
  const what = { what: 'case', commandId, caseId, number: '', text, word } as const
  const result = core.execute(receiveCase, { id: commandId, actor, input })
  await acknowledged(result, what, ({ number }) => ({ ...what, number }))
  cases.push(caseId)
}

async function note(core: DeskCore, actor: Actor, dice: Dice, caseId: string): Promise<void> {
  const commandId = uuidv7()
  const text = `已联系业主 ${dice.next()}`
  const result = core.execute(noteCase, { id: commandId, actor, input: { caseId, text } })
  await acknowledged(result, undefined, () => ({ what: 'note', commandId, caseId, text }))
}

async function register(core: DeskCore, actor: Actor, dice: Dice): Promise<void> {
  const personId = uuidv7()
  const commandId = uuidv7()
  const phone = `139${String(dice.below(100_000_000)).padStart(8, '0')}`
  const input = { personId, details: { name: '王小明', phones: [{ number: phone }] }, occupancies: [] }
  const result = core.execute(registerPerson, { id: commandId, actor, input })
  await acknowledged(result, undefined, () => ({ what: 'person', commandId, personId, phone }))
}

async function upload(core: DeskCore, actor: Actor, dice: Dice, caseId: string): Promise<void> {
  const bytes = randomBytes(1 + dice.below(dice.chance(0.2) ? 400_000 : 30_000))
  const hash = createHash('sha256').update(bytes).digest('hex')
  const uploadId = await core.archive.beginUpload({ name: '照片.bin', size: bytes.length })
  for (let offset = 0; offset < bytes.length; ) {
    offset = await core.archive.appendSlice(uploadId, offset, bytes.subarray(offset, offset + 65_536))
    done({ what: 'slice', uploadId, offset })
  }
  const commandId = uuidv7()
  const fileId = uuidv7()
  const result = attachUpload(core, actor, { commandId, caseId, fileId, uploadId })
  const what = { what: 'file', commandId, caseId, fileId, hash, size: bytes.length } as const
  await acknowledged(result, undefined, () => what)
}

async function importOwners(core: DeskCore, actor: Actor, dice: Dice): Promise<void> {
  const project = `项目${randomBytes(4).toString('hex')}`
  const units = 20 + dice.below(200)
  const rows = Array.from({ length: units }, (_, index) => {
    const room = `${1 + Math.floor(index / 4)}0${1 + (index % 4)}`
    return `3栋,1单元,${room},业主${index},138${String(10_000_000 + dice.below(80_000_000))}`
  })
  const path = join(plan.scratch, `${project}.csv`)
  writeFileSync(path, `楼栋,单元,房号,姓名,电话\r\n${rows.join('\r\n')}\r\n`)
  say({ say: 'importing', project, units })
  try {
    const columns = ['building', 'entrance', 'room', 'ownerName', 'phone'] as const
    const fields = columns.map((field, column) => ({ field, column }))
    const dryRun = await core.jobs.run(dryRunJob, {
      source: { path },
      plan: { sheets: [{ sheet: 0, fields }], project },
    })
    const commandId = uuidv7()
    const result = commitDryRun(core, actor, commandId, dryRun)
    const importId = dryRun.stagingId
    await acknowledged(result, undefined, () => ({ what: 'import', commandId, importId, project, units }))
  } finally {
    rmSync(path, { force: true })
  }
}

async function backUp(core: DeskCore): Promise<void> {
  const { file, operations } = await runBackup(core)
  done({ what: 'backup', file, operations })
}
