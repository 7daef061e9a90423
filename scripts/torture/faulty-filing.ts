import { randomBytes } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import type { Protector } from '../../main/database/keyring.ts'
import { systemActor } from '../../main/desk/core.ts'
import { type Desk, openDesk } from '../../main/desk/desk.ts'
import { keptFiles } from '../../main/desk/kept-files.ts'
import { sweepUnnamedFiles } from '../../main/desk/orphans.ts'
import { openReadOnly } from '../../main/desk/read-only.ts'
import { verifyDesk } from '../../main/desk/verify.ts'
import { fileDocument } from '../../main/documents/commands.ts'
import { noteScan } from '../../main/documents/take.ts'
import { addNode, registerUnit } from '../../main/estate/commands.ts'
import type { FailingDisk } from './failing-disk.ts'

interface Place {
  readonly dataFolder: string
  readonly protector: Protector
  readonly machine: string
}

/** What was acknowledged so far. */
interface Acknowledged {
  readonly scans: string[]
  readonly documents: { readonly id: string; readonly hash: string }[]
}

/**
 * Opens a desk, stores a scan, takes it into the inbox and files it, on a disk that fails at every place in turn. What
 * was acknowledged must be there afterwards, nothing by half, and no file that no row names.
 */
export async function tortureFiling(disk: FailingDisk, place: Place): Promise<void> {
  const unitId = await setUp(place)
  const told: Acknowledged = { scans: [], documents: [] }
  await disk.torture(
    'filing',
    () => onDesk(place, desk => fileOne(desk, unitId, told)),
    () => lookAtFiles(place, told),
  )
}

async function onDesk<T>(place: Place, work: (desk: Desk) => Promise<T>): Promise<T> {
  const desk = await openDesk({ ...place, threads: false })
  try {
    return await work(desk)
  } finally {
    await desk.close()
  }
}

const setUp = (place: Place): Promise<string> =>
  onDesk(place, async desk => {
    await desk.setUp({
      code: 'FILE',
      name: '测试',
      managerName: '经理',
      login: 'manager',
      password: 'eight ducks swim',
    })
    const core = desk.requireCore()
    const [projectId, buildingId, unitId] = [uuidv7(), uuidv7(), uuidv7()]
    const actor = systemActor
    const project = { nodeId: projectId, kind: 'project' as const, parentId: null, name: '测试项目' }
    await core.execute(addNode, { actor, input: project })
    const building = { nodeId: buildingId, kind: 'building' as const, parentId: projectId, name: '3栋' }
    await core.execute(addNode, { actor, input: building })
    const attributes = {
      kind: 'dwelling' as const,
      number: '3-101',
      room: '101',
      floor: 1,
      unitType: null,
      contractArea: null,
      measuredArea: null,
      orientation: null,
    }
    await core.execute(registerUnit, { actor, input: { unitId, parentId: buildingId, attributes } })
    return unitId
  })

async function fileOne(desk: Desk, unitId: string, told: Acknowledged): Promise<void> {
  const core = desk.requireCore()
  const bytes = randomBytes(70_000)
  const source = async function* () {
    yield bytes
  }
  const stored = await core.archive.store(source(), { maxBytes: bytes.length })
  const [scanId, documentId] = [uuidv7(), uuidv7()]
  const name = '扫描.pdf'
  await noteScan(core, systemActor, { ...stored, name }, { scanId, sourceKey: null })
  told.scans.push(scanId)
  const details = { type: 'id-copies' }
  await core.execute(fileDocument, {
    actor: systemActor,
    input: { documentId, unitId, scanIds: [scanId], details },
  })
  told.documents.push({ id: documentId, hash: stored.hash })
}

/** On a disk that works again. */
async function lookAtFiles(place: Place, told: Acknowledged): Promise<string[]> {
  const faults: string[] = []
  await onDesk(place, async desk => {
    const core = desk.requireCore()
    for (const { id, hash } of told.documents) {
      const row = core.read.get('select 1 from document_file where document_id=? and hash=?', [id, hash])
      if (!row) faults.push('a document that was acknowledged is gone')
    }
    for (const id of told.scans)
      if (!core.read.get('select 1 from scan where id=?', [id]))
        faults.push('a scan that was acknowledged is gone')
    await core.archive.sweepUnfinished(0)
    // Into the trash, and out of it for good.
    for (let round = 0; round < 2; round += 1) {
      const { damaged } = await sweepUnnamedFiles(core, 0)
      faults.push(...damaged.map(name => `${name} is damaged`))
    }
    const files = filesBelow(join(place.dataFolder, 'archive'))
    const kept = keptFiles(core.read).length
    if (files.length !== kept) faults.push(`${files.length} files in the archive, ${kept} are named`)
  })
  const { context, close } = await openReadOnly(place)
  try {
    const { parts } = await verifyDesk(context)
    for (const [part, { problemCount, problems }] of Object.entries(parts))
      if (problemCount > 0) faults.push(`${part}: ${problems[0] ?? ''}`)
  } finally {
    close()
  }
  return faults
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name =>
    statSync(join(folder, name)).isFile(),
  )
