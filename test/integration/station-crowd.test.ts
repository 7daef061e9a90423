import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { deskDoor } from '../../main/host/station/door.ts'
import { caseInput, takeCase } from '../support/cases.ts'
import { openTestDesk, type TestActor, type TestDesk, testPassword } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'
import { casesPage, type Screen, showPage, todayPage, wallPage } from '../support/live-screen.ts'
import { showCode } from '../support/station.ts'
import { openTestStation, type TestStation } from '../support/station-host.ts'
import { type TlsDevice, tlsDevice } from '../support/tls-device.ts'

/** Three desks, a wall, seven tablets and seven phones at once, each at an address of its own, over TLS. */
const address = '127.0.0.2'
const rounds = 4

let test: TestDesk
let station: TestStation
const desks: TlsDevice[] = []
const tablets: TlsDevice[] = []
const phones: { readonly device: TlsDevice; readonly id: string; readonly person: TlsDevice }[] = []
const screens: Screen[] = []
let wall: TlsDevice

const Own = z.object({ id: z.string() })
const Listed = z.object({ rows: z.array(z.object({ id: z.string() })) })
const Detail = z.object({ files: z.int() })

async function paired(number: number, kind: 'desk' | 'wall' | 'tablet' | 'camera'): Promise<TlsDevice> {
  const served = { address, port: station.port, authority: station.authority() }
  const device = tlsDevice(served, `127.0.0.${number}`)
  await device.pair(showCode(test, kind).secret, `${kind} ${number}`)
  return device
}

beforeAll(async () => {
  test = await openTestDesk({ threads: true })
  station = await openTestStation(test, { addresses: [address], door: deskDoor(test.desk) })
  for (let number = 0; number < 10; number += 1) {
    const member: TestActor = await test.addMember('specialist', `person${number}`)
    const device = await paired(20 + number, number < 3 ? 'desk' : 'tablet')
    await device.call('staff.signIn', { login: member.login, password: testPassword })
    ;(number < 3 ? desks : tablets).push(device)
  }
  for (const [number, person] of [...desks, ...tablets].slice(0, 7).entries()) {
    const device = await paired(80 + number, 'camera')
    const { id } = Own.parse(await device.call('station.thisDevice'))
    phones.push({ device, id, person })
  }
  wall = await paired(60, 'wall')
  screens.push(await showPage(wall, wallPage))
  for (const [index, device] of desks.entries())
    screens.push(await showPage(device, index === 2 ? todayPage : casesPage))
})
afterAll(async () => {
  for (const screen of screens) screen.stop()
  for (const device of [...desks, ...tablets, ...phones.map(phone => phone.device), wall]) device.close()
  await station.close()
  await test.close()
})

/** Sends a command twice at once, as a device does that lost the answer. Both must be answered alike. */
async function twice(device: TlsDevice, path: string, input: unknown): Promise<string> {
  const id = uuidv7()
  const [first, second] = await Promise.all([
    device.command(path, input, { id }),
    device.command(path, input, { id }),
  ])
  expect(second).toEqual(first)
  return id
}

it('eighteen devices at once: each command once, each entry on every screen, each photo in its case', async () => {
  const about = await takeCase(test)
  const estate = estateBuilder(test.core, test.manager)
  const building = await estate.building('1栋', await estate.project('测试花园'))
  const visits: { visitId: string; unitId: string }[] = []
  for (let number = 101; number < 101 + tablets.length * rounds; number += 1)
    visits.push({ visitId: uuidv7(), unitId: await estate.unit(building, `1-${number}`, String(number)) })
  await desks[0]?.command('visits.plan', { visits, purpose: 'care', visitor: null })
  const caseIds: string[] = []
  const commandIds: string[] = []
  const taken = () => {
    const input = caseInput()
    caseIds.push(input.caseId)
    return input
  }
  const atDesk = async (desk: TlsDevice) => {
    for (let round = 0; round < rounds; round += 1) {
      commandIds.push(await twice(desk, 'cases.receive', taken()))
      commandIds.push(await twice(desk, 'cases.note', { caseId: about, text: '已联系业主' }))
    }
  }
  const atTablet = async (tablet: TlsDevice, index: number) => {
    for (const { visitId } of visits.slice(index * rounds, (index + 1) * rounds)) {
      const { caseId, kind, category, emergency, personId, text } = taken()
      const followUp = { caseId, kind, category, emergency, personId, text }
      const heldAt = Date.now() - 60_000
      const minutes = '上门回访'
      commandIds.push(
        await twice(tablet, 'visits.hold', {
          visitId,
          heldAt,
          personId: null,
          minutes,
          followUps: [followUp],
        }),
      )
    }
  }
  const head = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#123456' } })
    .jpeg()
    .toBuffer()
  const atPhone = async ({ device, id, person }: (typeof phones)[number]) => {
    await device.call('camera.here')
    const targetId = uuidv7()
    await person.command('camera.open', { targetId, about: { kind: 'case', id: about }, deviceId: id })
    for (let round = 0; round < rounds; round += 1) {
      const bytes = Buffer.concat([head, randomBytes(300_000)])
      const uploadId = await device.upload('photo.jpg', bytes, { slice: 64 * 1024 })
      const delivery = { photoId: uuidv7(), targetId, uploadId, takenAt: Date.now(), sentAt: Date.now() }
      await Promise.all([device.call('camera.deliver', delivery), device.call('camera.deliver', delivery)])
    }
  }
  await Promise.all([...desks.map(atDesk), ...tablets.map(atTablet), ...phones.map(atPhone)])

  const once = test.core.read.all<{ id: string; held: number }>(
    `select command_id as id, count(*) as held from operation
     where type in ('case.received', 'case.noted', 'visit.held') group by command_id`,
  )
  const held = new Map(once.map(row => [row.id, row.held]))
  for (const id of commandIds) expect(held.get(id), id).toBeGreaterThan(0)
  const count = (sql: string, values: string[] = []) =>
    test.core.read.get<{ found: number }>(sql, values)?.found
  expect(count('select count(*) as found from "case"')).toBe(caseIds.length + 1)
  expect(count('select count(distinct number) as found from "case"')).toBe(caseIds.length + 1)
  expect(count(`select count(*) as found from operation where type='case.noted'`)).toBe(desks.length * rounds)
  expect(count(`select count(*) as found from operation where type='visit.held'`)).toBe(visits.length)
  const { files } = Detail.parse(await desks[0]?.call('cases.detail', { caseId: about }))
  expect(files).toBe(phones.length * rounds)
  expect(count('select count(distinct hash) as found from case_file')).toBe(phones.length * rounds)

  // Every screen comes to show what is there now, and none was told anything twice or backwards.
  const position = test.core.head()?.position ?? 0
  for (const screen of screens) {
    await expect.poll(() => screen.shown.at(-1)?.[0], { timeout: 60_000 }).toBe(position)
    const heard = screen.heard.map(([at]) => at)
    expect(heard).toEqual([...new Set(heard)].sort((one, other) => one - other))
    expect(heard.at(-1)).toBe(position)
    expect(screen.failures).toEqual([])
  }
  for (const list of screens.map(screen => screen.shows('cases.list')).filter(shown => shown !== undefined))
    expect(
      Listed.parse(list)
        .rows.map(({ id }) => id)
        .sort(),
    ).toEqual([about, ...caseIds].sort())
})
