import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type {
  RoomToInspect,
  UnitTypeDetail,
  UnitTypeRow,
  UnnamedType,
} from '../../main/contract/unit-types.ts'
import { onOtherPlan } from '../../main/contract/plan-frames.ts'
import { changeUnit } from '../../main/estate/commands.ts'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'
import { rebuildCheck } from '../support/log-checks.ts'

/** What homes look like: rooms, drawings that pins outlive, and what is looked at. */
let test: TestDesk
let client: TestClient
const typeId = uuidv7()

beforeEach(async () => {
  test = await openCopiedDesk()
  client = await test.signIn(test.manager)
})
afterEach(() => test.close())

const rooms = [
  { id: 'living', kind: 'living', name: '客厅', area: [] },
  { id: 'master', kind: 'bedroom', name: '主卧', area: [] },
]
const save = (changes: object = {}) =>
  client.command('unitTypes.save', { typeId, name: 'B1 户型', rooms, ...changes })
const detail = async (id = typeId) =>
  (await client.query('unitTypes.detail', { typeId: id })) as UnitTypeDetail
const list = async () =>
  (await client.query('unitTypes.list')) as { types: UnitTypeRow[]; unnamed: UnnamedType[] }
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: unknown) => z.object({ code: z.string() }).parse(error).code,
  )

async function upload(bytes: Uint8Array<ArrayBuffer>, name = '户型图.png'): Promise<string> {
  const begun = await client.fetch('/api/uploads', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, size: bytes.byteLength }),
  })
  const { uploadId } = z.object({ uploadId: z.string() }).parse(await begun.json())
  await client.fetch(`/api/uploads/${uploadId}?offset=0`, { method: 'PUT', body: bytes })
  return uploadId
}

const drawing = async (width: number, height: number) =>
  new Uint8Array(
    await sharp({ create: { width, height, channels: 3, background: '#fff' } })
      .png()
      .toBuffer(),
  )

async function addPlan(planId: string, bytes: Uint8Array<ArrayBuffer>): Promise<unknown> {
  const uploadId = await upload(bytes)
  return await client.mutate('unitTypes.addPlan', {
    commandId: uuidv7(),
    input: { typeId, planId, name: '一版', uploadId },
  })
}

describe('unit types', () => {
  it('are what homes mean by a name, however it is written', async () => {
    const build = estateBuilder(test.core, test.manager)
    const project = await build.project('云湖')
    const building = await build.building('1栋', project)
    for (const [index, unitType] of ['B1户型', 'ｂ１ 户型', 'C2'].entries()) {
      const unitId = await build.unit(building, `1-10${index}`, `10${index}`)
      await test.core.execute(changeUnit, {
        actor: test.manager,
        input: { unitId, changes: { unitType } },
      })
    }
    expect((await list()).unnamed).toMatchObject([{ units: 2 }, { name: 'C2', units: 1 }])
    await save()
    const { types, unnamed } = await list()
    expect(types).toMatchObject([{ name: 'B1 户型', units: 2, rooms: 2, plans: 0, unaligned: false }])
    expect(unnamed).toEqual([{ name: 'C2', units: 1 }])
  })

  it('have one name each, but for those that are not used any more', async () => {
    await save()
    const other = { typeId: uuidv7(), name: 'b1户型' }
    expect(await codeOf(save(other))).toBe('unitType.nameTaken')
    await client.command('unitTypes.retire', { typeId, retired: true })
    await save(other)
    expect(await codeOf(client.command('unitTypes.retire', { typeId, retired: false }))).toBe(
      'unitType.nameTaken',
    )
  })

  it('keep what two people changed of different things', async () => {
    await save()
    const base = { name: 'B1 户型', rooms }
    await save({ rooms: rooms.slice(0, 1) })
    await save({ name: 'B1', base })
    expect(await detail()).toMatchObject({ name: 'B1', rooms: [{ id: 'living' }] })
  })

  it('leave out items of a room, or add some', async () => {
    await save()
    const checklist = async () => (await client.query('unitTypes.checklist', { typeId })) as RoomToInspect[]
    const item = (await checklist())[1]?.items[0]
    const own = { ...item, id: 'wardrobe', name: { zh: '衣柜', en: 'Wardrobe' } }
    const set = (roomId: string, added: readonly unknown[]) =>
      client.command('unitTypes.setChecklist', {
        typeId,
        checklists: [{ roomId, leftOut: [item?.id], added }],
      })
    await set('master', [own])
    const [, master] = await checklist()
    expect(master?.items.map(({ id }) => id)).not.toContain(item?.id)
    expect(master?.items.at(-1)).toMatchObject({ id: 'wardrobe' })
    expect(await codeOf(set('cellar', []))).toBe('unitType.noSuchRoom')
    expect(await codeOf(set('master', [{ ...own, id: item?.id }]))).toBe('unitType.itemTaken')
  })

  it('are described by who may', async () => {
    const clerk = await test.signIn(await test.addMember('clerk'))
    const refused = clerk.command('unitTypes.save', { typeId, name: 'A', rooms: [] })
    expect(await codeOf(refused)).toBe('permission.denied')
  })
})

describe('drawings of a type', () => {
  const [first, second] = [uuidv7(), uuidv7()]

  it('are kept as they came, with a picture that a tablet can carry', async () => {
    await save()
    const bytes = await drawing(3000, 2000)
    await addPlan(first, bytes)
    const [plan] = (await detail()).plans
    expect(plan).toMatchObject({ id: first, alignment: 'first', width: 2000, height: 1333 })
    const original = await client.fetch(`/files/${plan?.hash}`)
    expect(new Uint8Array(await original.arrayBuffer())).toEqual(bytes)
    const picture = await client.fetch(`/files/${plan?.pictureHash}`)
    expect(picture.headers.get('content-type')).toBe('image/jpeg')
    expect((await rebuildCheck(test)).differences).toEqual([])
  })

  it('are refused where they are larger than a hundred megapixels, or cannot be read', async () => {
    await save()
    expect(await codeOf(addPlan(first, hugePng(12_000, 9_000)))).toBe('media.tooLarge')
    const cut = (await drawing(800, 600)).slice(0, 60)
    expect(await codeOf(addPlan(first, cut))).toBe('media.unreadable')
    expect(await codeOf(addPlan(first, new TextEncoder().encode('no drawing')))).toBe('media.unsupported')
    expect((await detail()).plans).toEqual([])
  })

  it('come with new versions that keep the place of a pin, once somebody aligned them', async () => {
    await save()
    await addPlan(first, await drawing(800, 600))
    await addPlan(second, await drawing(600, 600))
    expect((await list()).types).toMatchObject([{ plans: 2, unaligned: true }])
    const align = (matches: readonly object[], planId = second) =>
      client.command('unitTypes.alignPlan', { planId, matches })
    // The new drawing shows the left three quarters of the first one alone.
    const match = (x: number, y: number) => ({ on: { x, y }, other: { x: x * 0.75, y }, otherPlanId: first })
    await align([match(0.1, 0.1), match(0.9, 0.8)])
    const [aligned, frame] = (await detail()).plans
    expect(aligned).toMatchObject({ id: second, alignment: 'points' })
    if (!aligned || !frame) throw new Error('no plans')
    const pin = onOtherPlan(frame.frame, aligned.frame, { x: 0.375, y: 0.5 })
    expect(pin?.x).toBeCloseTo(0.5, 6)
    expect(pin?.y).toBeCloseTo(0.5, 6)
    expect(await codeOf(align([match(0.1, 0.1), match(0.1, 0.1)]))).toBe('unitType.placesTooClose')
    expect(await codeOf(align([match(0.1, 0.1), match(0.9, 0.8)], first))).toBe('unitType.planIsFrame')
    const base = { frame: [1, 0, 0, 0, 1, 0] }
    expect(await codeOf(client.command('unitTypes.alignPlan', { planId: second, matches: [], base }))).toBe(
      'edit.changedMeanwhile',
    )
    await align([])
    expect((await detail()).plans[0]).toMatchObject({ alignment: 'edges', frame: [1, 0, 0, 0, 1, 0] })
    await client.command('unitTypes.removePlan', { planId: second, removed: true })
    expect((await list()).types).toMatchObject([{ plans: 1, unaligned: false }])
    expect((await rebuildCheck(test)).differences).toEqual([])
  })
})

/** A PNG that says it is so large and holds nothing. */
function hugePng(width: number, height: number): Uint8Array<ArrayBuffer> {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const ends = [Buffer.alloc(4), Buffer.alloc(4)] as const
    ends[0].writeUInt32BE(data.length)
    ends[1].writeUInt32BE(crc32(body))
    return Buffer.concat([ends[0], body, ends[1]])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return new Uint8Array(
    Buffer.concat([
      signature,
      chunk('IHDR', header),
      chunk('IDAT', Buffer.alloc(0)),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  )
}
