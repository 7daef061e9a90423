import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { uuidv7 } from 'uuidv7'
import { receiveCase } from '../../main/cases/commands.ts'
import { caseSearch } from '../../main/cases/search.ts'
import { keyFileProtector } from '../../main/database/keyring.ts'
import { type DeskCore, systemActor } from '../../main/desk/core.ts'
import { openDesk } from '../../main/desk/desk.ts'
import { openJobContext, stagingFolderOf } from '../../main/desk/job-context.ts'
import { readBackupFile } from '../../main/desk/backup-format.ts'
import { verifyDesk } from '../../main/desk/verify.ts'
import type { Done, DoneAs, Mark } from './marks.ts'

/** A folder after a disaster, and what its desk had said before. */
export interface Aftermath {
  readonly dataFolder: string
  readonly keyFile: string
  readonly marks: readonly Mark[]
  /** Also replays the log into fresh tables, reads every file and every page. */
  readonly full: boolean
}

/** Opens the folder with the code of production and looks for everything that must be there. Returns what is wrong. */
export async function lookForDamage(aftermath: Aftermath): Promise<string[]> {
  const { dataFolder, keyFile, marks } = aftermath
  const problems: string[] = []
  const acknowledged = marks.flatMap(mark => (mark.say === 'done' ? [mark.done] : []))
  const remembered = readHead(dataFolder)
  const desk = await openDesk({
    dataFolder,
    protector: keyFileProtector(keyFile),
    machine: 'torture',
    threads: false,
  })
  try {
    if (desk.state() !== 'ready') {
      if (acknowledged.some(({ what }) => what === 'setUp')) problems.push(`the desk is ${desk.state()}`)
      else problems.push(...(await setUpAgain(desk)))
      return problems
    }
    const core = desk.requireCore()
    const incarnations = core.read.all('select 1 from incarnation').length
    if (incarnations !== 1) problems.push(`the desk took itself for ${incarnations} desks`)
    const sequence = core.head()?.sequence ?? 0
    if (remembered !== undefined && remembered > sequence)
      problems.push(`the head file says ${remembered}, the log ends at ${sequence}`)
    for (const done of acknowledged) {
      const problem = await missing(core, done)
      if (problem) problems.push(`${done.what}: ${problem}`)
    }
    for (const mark of marks) {
      if (mark.say !== 'importing') continue
      const units = unitsOf(core, mark.project)
      if (units !== 0 && units !== mark.units) problems.push(`import: ${units} of ${mark.units} units`)
    }
    if (aftermath.full) problems.push(...(await verify(core)))
    problems.push(...(await leftovers(core)))
    await core.execute(receiveCase, { actor: systemActor, input: nextCase() })
  } finally {
    await desk.close()
  }
  return problems
}

/** Whatever happened, the next case can be taken. */
const nextCase = () => ({
  caseId: uuidv7(),
  channel: 'phone' as const,
  kind: 'repair' as const,
  category: [],
  emergency: false,
  unitId: null,
  personId: null,
  room: null,
  text: '窗户关不严',
})

function readHead(dataFolder: string): number | undefined {
  const path = join(dataFolder, 'head.json')
  if (!existsSync(path)) return undefined
  return z.object({ sequence: z.int() }).parse(JSON.parse(readFileSync(path, 'utf8'))).sequence
}

async function setUpAgain(desk: Awaited<ReturnType<typeof openDesk>>): Promise<string[]> {
  if (desk.state() !== 'new') return [`an unfinished set-up left a desk that is ${desk.state()}`]
  await desk.setUp({
    code: 'AGAIN',
    name: '测试项目',
    managerName: '经理',
    login: 'manager',
    password: 'eight ducks swim',
  })
  return desk.state() === 'ready' ? [] : ['set-up cannot be done again']
}

/** What is missing of something acknowledged; undefined where it is all there. */
async function missing(core: DeskCore, done: Done): Promise<string | undefined> {
  if ('commandId' in done) {
    if (!core.read.get('select 1 from operation where command_id=?', [done.commandId])) return 'no log entry'
    if (!core.read.get('select 1 from command_result where id=?', [done.commandId])) return 'no answer kept'
  }
  switch (done.what) {
    case 'case':
      return caseProblem(core, done)
    case 'note': {
      const row = core.read.get<{ personal: string }>(
        `select personal from operation where command_id=? and type='case.noted'`,
        [done.commandId],
      )
      return row?.personal.includes(done.text) ? undefined : 'its words are gone'
    }
    case 'person': {
      const row = core.read.get('select 1 from person_phone where person_id=? and digits=?', [
        done.personId,
        done.phone,
      ])
      return row ? undefined : 'no phone'
    }
    case 'file':
      return await fileProblem(core, done)
    case 'import':
      return unitsOf(core, done.project) === done.units ? undefined : 'units are missing'
    case 'backup':
      return await backupProblem(core, done)
    case 'slice':
      return await sliceProblem(core, done)
    case 'setUp':
    case 'closed':
      return undefined
  }
}

function caseProblem(core: DeskCore, done: DoneAs<'case'>): string | undefined {
  const row = core.read.get<{ number: string; text: string }>('select number, text from "case" where id=?', [
    done.caseId,
  ])
  if (!row) return 'no row'
  // A desk that lies does not know the number yet.
  if (row.text !== done.text || (done.number !== '' && row.number !== done.number)) return 'another row'
  const found = caseSearch(core.readConnection, core.read).find({ text: done.word, filter: {}, limit: 5 })
  return found.rows.some(({ id }) => id === done.caseId) ? undefined : 'search does not find it'
}

async function fileProblem(core: DeskCore, done: DoneAs<'file'>): Promise<string | undefined> {
  const row = core.read.get('select 1 from case_file where id=? and case_id=? and hash=?', [
    done.fileId,
    done.caseId,
    done.hash,
  ])
  if (!row) return 'no row'
  const hash = createHash('sha256')
  try {
    for await (const piece of core.archive.read(done.hash)) hash.update(piece)
  } catch (error) {
    return `the file cannot be read: ${String(error)}`
  }
  return hash.digest('hex') === done.hash ? undefined : 'other bytes'
}

async function sliceProblem(core: DeskCore, done: DoneAs<'slice'>): Promise<string | undefined> {
  const offset = await core.archive.uploadOffset(done.uploadId)
  return offset >= done.offset ? undefined : `only ${offset} of ${done.offset} bytes arrived`
}

async function backupProblem(
  core: DeskCore,
  { file, operations }: DoneAs<'backup'>,
): Promise<string | undefined> {
  // What a power cut left lies elsewhere than the desk that made the backup.
  const { manifest } = await readBackupFile(join(core.dataFolder, 'backups', basename(file)))
  return manifest.position === operations ? undefined : `it ends at ${manifest.position}`
}

function unitsOf(core: DeskCore, project: string): number {
  const row = core.read.get<{ count: number }>(
    `select count(*) as count from unit where project_id in (select id from estate_node where kind='project' and name=?)`,
    [project],
  )
  return row?.count ?? 0
}

async function verify(core: DeskCore): Promise<string[]> {
  const { dataFolder, databaseFile, keys } = core
  const signal = new AbortController().signal
  const { context, close } = openJobContext(
    { dataFolder, databaseFile, keys },
    signal,
    () => false,
    () => undefined,
  )
  try {
    const { parts } = await verifyDesk(context)
    return Object.entries(parts).flatMap(([name, { problems }]) =>
      problems.map(each => `verify, ${name}: ${each}`),
    )
  } finally {
    close()
  }
}

/** Sweeps as the desk does in time, and names what no sweep takes. */
async function leftovers(core: DeskCore): Promise<string[]> {
  await core.archive.sweepUnfinished(0)
  rmSync(stagingFolderOf(core.dataFolder), { recursive: true, force: true })
  const { damaged } = await core.archive.sweepOrphans({
    isReferenced: hash => core.read.get('select 1 from case_file where hash=?', [hash]) !== undefined,
    graceMs: 0,
    beforeDelete: () => true,
  })
  return [
    ...damaged.map(name => `archive: ${name} is damaged`),
    ...temporaryFiles(core.dataFolder).map(name => `left over: ${name}`),
  ]
}

function temporaryFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    name => /(\.tmp|\.partial|\.part)$/.test(name) && statSync(join(folder, name)).isFile(),
  )
}
