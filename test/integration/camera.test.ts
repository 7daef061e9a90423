import sharp from 'sharp'
import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type {
  CameraAbout,
  CameraHere,
  CameraPhone,
  CameraView,
  PhotoPlace,
} from '../../main/contract/camera.ts'
import { openTestDesk, type TestActor, type TestClient, type TestDesk } from '../support/desk.ts'
import { takeCase } from '../support/cases.ts'
import { estateBuilder } from '../support/estate.ts'
import { pairedDevice, refusalOf, type TestDevice } from '../support/station.ts'

const start = Date.UTC(2026, 6, 12, 1)
const hour = 3_600_000

let desk: TestDesk
let clerk: TestActor
let screen: TestClient
let phone: TestDevice
let caseId: string

beforeEach(async () => {
  desk = await openTestDesk({ clock: start })
  clerk = await desk.addMember('clerk')
  screen = await desk.signIn(clerk)
  phone = await pairedDevice(desk, 'camera', null, '2号手机')
  caseId = await takeCase(desk)
})
afterEach(() => desk.close())

const here = () => phone.query('camera.here') as Promise<CameraHere>
const mine = (about: CameraAbout) => screen.query('camera.mine', { about }) as Promise<CameraView | null>
const ofCase = (): CameraAbout => ({ kind: 'case', id: caseId })

/** The page of the phone is open and somebody at the desk asks it for photos. */
async function open(about: CameraAbout = ofCase(), by: TestClient = screen): Promise<string> {
  await here()
  const targetId = uuidv7()
  await by.command('camera.open', { targetId, about })
  return targetId
}

let shade = 0
/** A picture like no other. */
async function picture(): Promise<Buffer> {
  shade = (shade + 1) % 256
  return await sharp({
    create: { width: 40, height: 30, channels: 3, background: { r: shade, g: 9, b: 99 } },
  })
    .png()
    .toBuffer()
}

async function upload(
  bytes: Buffer,
  name = 'IMG_1.jpg',
  by: Pick<TestClient, 'fetch'> = phone,
): Promise<string> {
  const begun = await by.fetch('/api/uploads', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, size: bytes.length }),
  })
  expect(begun.status).toBe(200)
  const { uploadId } = (await begun.json()) as { uploadId: string }
  const half = Math.ceil(bytes.length / 2)
  for (const offset of [0, half])
    await by.fetch(`/api/uploads/${uploadId}?offset=${offset}`, {
      method: 'PUT',
      body: new Uint8Array(bytes.subarray(offset, offset + half)),
    })
  return uploadId
}

interface Sending {
  readonly photoId?: string
  readonly takenAt?: number
  readonly sentAt?: number
  readonly bytes?: Buffer
}

/** Takes and delivers a photo; the phone's clock is the desk's unless said. */
async function send(targetId: string, sending: Sending = {}): Promise<PhotoPlace> {
  const { photoId = uuidv7(), takenAt = start, sentAt = start, bytes = await picture() } = sending
  const uploadId = await upload(bytes)
  return (await phone.mutate('camera.deliver', {
    photoId,
    targetId,
    uploadId,
    takenAt,
    sentAt,
  })) as PhotoPlace
}

const files = () =>
  desk.core.read.all<{ name: string; at: number }>('select name from case_file where case_id=?', [caseId])
const scans = () =>
  desk.core.read.all<{ name: string; state: string }>(
    'select name, state from scan order by taken_at, id',
    [],
  )

test('a phone shows what it is asked for, and its photos are in the case under who asked', async () => {
  expect(await here()).toEqual({ name: '2号手机', site: '测试项目', target: null })
  expect(await mine(ofCase())).toBeNull()
  const targetId = await open()
  const { target } = await here()
  expect(target).toMatchObject({ targetId, kind: 'case', received: 0 })
  expect(target?.number).toMatch(/^KF-TEST-/)
  expect(target?.category.map(words => words.zh)).toHaveLength(2)
  expect(JSON.stringify(target)).not.toContain('厨房漏水')
  expect(await mine(ofCase())).toMatchObject({ targetId, name: '2号手机', connected: true, received: 0 })

  expect(await send(targetId)).toEqual({ into: 'about', known: false })
  expect((await here()).target?.received).toBe(1)
  expect(await mine(ofCase())).toMatchObject({ received: 1, scanIds: [] })
  const detail = (await screen.query('cases.timeline', { caseId, limit: 50 })) as {
    entries: { type: string; actorName: string | null }[]
  }
  expect(detail.entries.find(({ type }) => type === 'case.fileAttached')?.actorName).toBe('测试clerk')
  const trail = desk.core.read.all<{ actor: string; facts: string }>(
    "select actor, facts from operation where type='device.photoTaken'",
    [],
  )
  expect(trail).toHaveLength(1)
  expect(trail[0]?.actor).toBe(clerk.staffId)
  expect(JSON.parse(trail[0]?.facts ?? '{}')).toMatchObject({ kind: 'case', aboutId: caseId, into: 'about' })
})

test('a photo sent again, or the same picture twice, is stored once', async () => {
  const targetId = await open()
  const photoId = uuidv7()
  const bytes = await picture()
  await send(targetId, { photoId, bytes })
  expect(await send(targetId, { photoId, bytes })).toEqual({ into: 'about', known: false })
  expect(await send(targetId, { bytes })).toEqual({ into: 'about', known: true })
  expect(files()).toHaveLength(1)
  expect((await here()).target?.received).toBe(1)
  // The answer was lost, the desk was restarted and the upload swept meanwhile.
  await phone.mutate('camera.deliver', { photoId, targetId, uploadId: 'gone', takenAt: 0, sentAt: 0 })
  expect(files()).toHaveLength(1)
})

test('deliveries that come together store a photo once', async () => {
  const targetId = await open()
  const [photoId, bytes] = [uuidv7(), await picture()]
  await Promise.all([1, 2, 3].map(() => send(targetId, { photoId, bytes })))
  expect(files()).toHaveLength(1)
})

test('ended at the desk, photos taken before still arrive within a day, later ones wait in the inbox', async () => {
  const targetId = await open()
  desk.setClock(start + hour)
  await screen.command('camera.close', { targetId })
  expect((await here()).target).toBeNull()
  expect(await mine(ofCase())).toBeNull()
  desk.setClock(start + 3 * hour)
  // The phone's clock is six years slow: only how long ago counts.
  const slow = start - 6 * 365 * 24 * hour
  expect(await send(targetId, { takenAt: slow, sentAt: slow + 2.5 * hour })).toMatchObject({ into: 'about' })
  expect(await send(targetId, { takenAt: slow, sentAt: slow + hour })).toMatchObject({ into: 'inbox' })
  desk.setClock(start + 26 * hour)
  expect(await send(targetId, { takenAt: slow, sentAt: slow + 26 * hour })).toMatchObject({ into: 'inbox' })
  expect(files()).toHaveLength(1)
  expect(scans().map(({ name }) => name)).toEqual(
    Array.from({ length: 2 }, () => expect.stringMatching(/^KF-TEST-.* IMG_1\.jpg$/)),
  )
})

test('it ends with the session, by opening another, and after eight hours', async () => {
  await open()
  const other = await takeCase(desk)
  const next = await open({ kind: 'case', id: other })
  expect((await here()).target?.targetId).toBe(next)
  await screen.mutate('staff.signOut')
  expect((await here()).target).toBeNull()

  screen = await desk.signIn(clerk)
  await open()
  desk.setClock(start + 8 * hour)
  expect((await here()).target).toBeNull()
})

test('a colleague may take over the phone, asked or not: one thing at a time', async () => {
  await open()
  const colleague = await desk.signIn(desk.manager)
  expect((await colleague.query('camera.phones')) as CameraPhone[]).toMatchObject([
    { connected: true, busy: true },
  ])
  await expect(
    refusalOf(colleague.command('camera.open', { targetId: uuidv7(), about: { kind: 'inbox' } })),
  ).resolves.toBe('camera.noPhone')
  const [taken] = (await colleague.query('camera.phones')) as CameraPhone[]
  const targetId = uuidv7()
  await colleague.command('camera.open', { targetId, about: { kind: 'inbox' }, deviceId: taken?.deviceId })
  expect((await here()).target).toMatchObject({ targetId, kind: 'inbox', number: null })
  expect(await mine(ofCase())).toBeNull()
})

test('photos for a home and for the inbox wait as scans, and the form of the home knows which are its', async () => {
  const build = estateBuilder(desk.core, desk.manager)
  const unitId = await build.unit(
    await build.building('3栋', await build.project('海棠园')),
    '3-1201',
    '1201',
  )
  const about: CameraAbout = { kind: 'unit', id: unitId }
  const targetId = await open(about)
  expect((await here()).target).toMatchObject({ kind: 'unit', number: '3-1201' })
  const [first, second] = [uuidv7(), uuidv7()]
  for (const photoId of [first, second]) await send(targetId, { photoId })
  expect(await mine(about)).toMatchObject({ received: 2, scanIds: [first, second] })
  expect(scans()).toMatchObject([{ name: '3-1201 IMG_1.jpg' }, { name: '3-1201 IMG_1.jpg' }])
  await screen.command('documents.file', {
    documentId: uuidv7(),
    unitId,
    details: { type: 'other', title: '照片' },
    scanIds: [first],
  })
  expect(await mine(about)).toMatchObject({ received: 2, scanIds: [second] })
})

test('a case that was closed meanwhile, or a person who left, loses no photo', async () => {
  const targetId = await open()
  const manager = await desk.signIn(desk.manager)
  await manager.command('cases.void', { caseId, reason: 'mistake', text: '重复录入' })
  expect(await send(targetId)).toMatchObject({ into: 'inbox' })
  await manager.command('staff.change', { staffId: clerk.staffId, active: false })
  expect(await send(targetId)).toMatchObject({ into: 'inbox' })
  expect(await send(uuidv7())).toMatchObject({ into: 'inbox' })
  expect(scans()).toHaveLength(3)
  const again = (await here()).target
  expect(again).toBeNull()
})

test('what is no picture is refused; a film and a damaged photo are taken', async () => {
  const targetId = await open()
  const deliver = async (bytes: Buffer) => await refusalOf(send(targetId, { bytes }))
  expect(await deliver(Buffer.from('%PDF-1.4 no picture'))).toBe('camera.noPicture')
  expect(await deliver(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe('camera.noPicture')
  expect(await deliver((await picture()).subarray(0, 60))).toBeUndefined()
  const film = Buffer.concat([Buffer.from('00000018', 'hex'), Buffer.from('ftypisom'), Buffer.alloc(500)])
  expect(await deliver(film)).toBeUndefined()
  expect(files()).toHaveLength(2)
})

test('what is asked for must be there, and the phone too', async () => {
  expect(await refusalOf(screen.command('camera.open', { targetId: uuidv7(), about: ofCase() }))).toBe(
    'camera.noPhone',
  )
  await here()
  const about = (kind: 'case' | 'unit'): CameraAbout => ({ kind, id: uuidv7() })
  expect(await refusalOf(screen.command('camera.open', { targetId: uuidv7(), about: about('case') }))).toBe(
    'case.notFound',
  )
  expect(await refusalOf(screen.command('camera.open', { targetId: uuidv7(), about: about('unit') }))).toBe(
    'unit.notFound',
  )
  const deviceId = uuidv7()
  expect(
    await refusalOf(screen.command('camera.open', { targetId: uuidv7(), about: ofCase(), deviceId })),
  ).toBe('camera.phoneGone')
})

test('a revoked phone may nothing any more, and only its own photos went anywhere', async () => {
  const targetId = await open()
  const bytes = await picture()
  const uploadId = await upload(bytes)
  const [device] = (await screen.query('camera.phones')) as CameraPhone[]
  const manager = await desk.signIn(desk.manager)
  await manager.command('station.revoke', { deviceId: device?.deviceId })
  const delivery = { photoId: uuidv7(), targetId, uploadId, takenAt: start, sentAt: start }
  expect(await refusalOf(phone.mutate('camera.deliver', delivery))).toBe('device.revoked')
  expect((await phone.fetch(`/api/uploads/${uploadId}`)).status).toBe(401)
  expect(files()).toHaveLength(0)
  expect(await mine(ofCase())).toBeNull()
})

test('the photo of another phone goes nowhere but into the inbox', async () => {
  const targetId = await open()
  phone = await pairedDevice(desk, 'camera', null, '3号手机')
  expect(await send(targetId)).toMatchObject({ into: 'inbox' })
  expect(files()).toHaveLength(0)
})

test('a restart in between changes nothing', async () => {
  const targetId = await open()
  const [photoId, bytes] = [uuidv7(), await picture()]
  await send(targetId, { photoId, bytes })
  const cookies = phone.cookies
  desk = await desk.reopen()
  phone = await pairedDevice(desk, 'camera', null, '同一台')
  phone.cookies.clear()
  for (const [name, value] of cookies) phone.cookies.set(name, value)
  expect((await here()).target).toMatchObject({ targetId, received: 1 })
  await send(targetId, { photoId, bytes })
  await send(targetId)
  expect(files()).toHaveLength(2)
})
