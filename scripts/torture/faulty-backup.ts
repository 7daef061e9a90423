/**
 * Backs up, restores and files papers on a disk that fails at every place in turn: started by backup-faults.ts with one JSON
 * argument and the preloaded library, which makes the calls fail. Says one line at the end.
 */
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { attachFile, receiveCase } from '../../main/cases/commands.ts'
import { keyFileProtector } from '../../main/database/keyring.ts'
import { makeBackup } from '../../main/desk/backup.ts'
import { checkBackup } from '../../main/desk/backup-check.ts'
import { listGenerations } from '../../main/desk/backup-generations.ts'
import { type DeskCore, systemActor } from '../../main/desk/core.ts'
import { openDesk } from '../../main/desk/desk.ts'
import { openReadOnly } from '../../main/desk/read-only.ts'
import { restoreBackup } from '../../main/desk/restore.ts'
import { verifyDesk } from '../../main/desk/verify.ts'
import { BackupPlan } from './backup-plan.ts'
import { failingDisk } from './failing-disk.ts'
import { tortureFiling } from './faulty-filing.ts'

const plan = BackupPlan.parse(JSON.parse(z.string().parse(process.argv[2])))
const disk = failingDisk(plan)
const { torture } = disk

const place = (name: string) => ({
  dataFolder: join(plan.root, name),
  protector: keyFileProtector(join(plan.root, `${name}.key`)),
  machine: 'torture',
})
const stick = join(plan.root, 'stick')
let clock = Date.UTC(2026, 6, 12, 10, 40)

/** A case with photos. */
async function takeCase(core: DeskCore): Promise<void> {
  const caseId = uuidv7()
  await core.execute(receiveCase, {
    actor: systemActor,
    input: {
      caseId,
      channel: 'counter',
      kind: 'repair',
      category: [],
      emergency: false,
      unitId: null,
      personId: null,
      room: null,
      text: '厨房渗水',
    },
  })
  for (const size of [1_000, 70_000, 300_000]) {
    const bytes = Buffer.alloc(size, size % 251)
    const source = async function* () {
      yield bytes
    }
    const { hash } = await core.archive.store(source(), { maxBytes: size })
    const file = { caseId, fileId: uuidv7(), hash, size, name: '照片.jpg', mediaType: 'image/jpeg' }
    await core.execute(attachFile, { actor: systemActor, input: file })
  }
}

const desk = await openDesk({ ...place('data'), threads: false })
await desk.setUp({
  code: 'TORT',
  name: '测试',
  managerName: '经理',
  login: 'manager',
  password: 'eight ducks swim',
})
await takeCase(desk.requireCore())
await desk.close()

const { context, close } = await openReadOnly(place('data'))
const backUp = () => makeBackup(context, { folder: stick, at: (clock += 1000) })
const first = await backUp()
rmSync(join(stick, 'blobs'), { recursive: true })

/** The first generation is there as ever; whatever is called a backup is one, with its files. */
async function lookAtStick({ result }: { result?: { file: string } }): Promise<string[]> {
  const faults: string[] = []
  const files = readdirSync(stick).filter(name => name.endsWith('.deskbackup'))
  const sound = await listGenerations(stick, 'TORT')
  if (!files.includes(first.file.slice(stick.length + 1))) faults.push('an older backup is gone')
  if (sound.length !== files.length) faults.push('what is called a backup is none')
  if (result) {
    const { missing, damaged } = await checkBackup(context, { file: result.file })
    if (missing + damaged > 0) faults.push(`acknowledged with ${missing} files missing, ${damaged} damaged`)
  }
  // Each time from the beginning: the first backup, its files gone.
  for (const { path } of sound) if (path !== first.file) rmSync(path)
  rmSync(join(stick, 'blobs'), { recursive: true, force: true })
  return faults
}
await torture('backup', backUp, lookAtStick)

const { file } = await backUp()
const target = place('restored')
const restore = () => restoreBackup({ ...target, protector: place('data').protector, from: file })

/** Either all is there, or a desk that starts there finds an empty folder. */
async function lookAtRestored({ code }: { code?: string }): Promise<string[]> {
  const faults: string[] = []
  const opened = await openDesk({ ...target, protector: place('data').protector, threads: false })
  const state = opened.state()
  const left = readdirSync(target.dataFolder).filter(name => !name.startsWith('desk.'))
  await opened.close()
  if (state === 'new' && (code === undefined || left.length > 0))
    faults.push(`${left.join(', ') || 'nothing'} is left`)
  if (state === 'ready') {
    const restored = await openReadOnly({ ...target, protector: place('data').protector })
    const { parts } = await verifyDesk(restored.context)
    restored.close()
    for (const [part, { problemCount, problems }] of Object.entries(parts))
      if (problemCount > 0) faults.push(`${part}: ${problems[0] ?? ''}`)
  } else if (state !== 'new') faults.push(`the desk is ${state}`)
  rmSync(target.dataFolder, { recursive: true, force: true })
  return faults
}
await torture('restore', restore, lookAtRestored)
close()
await tortureFiling(disk, place('filing'))
process.stdout.write(`${JSON.stringify(disk.findings())}\n`)
