import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { CameraHere, CameraPhone, CameraView } from '../../main/contract/camera.ts'
import { setLanguage } from '../../renderer/app/i18n.ts'
import { CameraPage } from '../../renderer/features/camera/CameraPage.tsx'
import { PhonePart } from '../../renderer/features/camera/PhonePart.tsx'
import { texts } from '../../renderer/features/camera/texts.ts'
import { createPage, Refused, standInDesk } from './support.tsx'

const caseId = '0197f000-0000-7000-8000-0000000000aa'
const target = {
  targetId: '0197f000-0000-7000-8000-0000000000bb',
  kind: 'case',
  number: 'KF-TEST-202607-0001',
  category: [
    { zh: '漏水', en: 'Leak' },
    { zh: '厨房', en: 'Kitchen' },
  ],
  received: 0,
} as const
const phone: CameraPhone = {
  deviceId: '0197f000-0000-7000-8000-0000000000cc',
  name: '2号手机',
  connected: true,
  own: true,
  busy: false,
}

let here: CameraHere
let away: boolean
let revoked: boolean
let phones: readonly CameraPhone[]
let view: CameraView | null
let delivered: unknown[]
let stand: ReturnType<typeof standInDesk>

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
  setLanguage('zh')
  here = { name: '2号手机', site: '碧水花园', target }
  away = false
  revoked = false
  phones = [phone]
  view = null
  delivered = []
  stand = standInDesk(({ path, input }) => {
    if (revoked) throw new Refused('device.revoked')
    if (path === 'camera.here') {
      if (away) throw new Error('away')
      return here
    }
    if (path === 'camera.deliver') {
      delivered.push(input)
      here = { ...here, target: { ...target, received: delivered.length } }
      return { into: 'about', known: false }
    }
    if (path === 'camera.phones') return phones
    if (path === 'camera.mine') return view
    if (path === 'camera.close') view = null
    if (path === 'camera.open') {
      const found = phones.find(({ connected, busy }) => connected && !busy)
      if (!found) throw new Refused('camera.noPhone')
      const { targetId } = (input as { input: { targetId: string } }).input
      const { deviceId, name } = found
      view = { targetId, deviceId, name, connected: true, received: 0, scanIds: [], endsAt: 1 }
      return view
    }
    if (path === 'station.status')
      return {
        on: false,
        network: null,
        port: 8443,
        hostName: 'a',
        addresses: [],
        trouble: null,
        networks: [],
        fingerprint: null,
      }
    return null
  })
  let offset = 0
  vi.stubGlobal('fetch', async (address: RequestInfo | URL, init?: RequestInit) => {
    const path = String(address)
    if (!path.startsWith('/api/uploads')) return await stand.fetch(address, init)
    if (away) throw new Error('away')
    if (init?.method === 'PUT' && init.body instanceof Blob) offset += init.body.size
    else offset = 0
    return Response.json({ uploadId: 'u', offset, sliceBytes: 4_000_000 })
  })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function showPhone() {
  const { Around } = createPage('/camera')
  return render(
    <Around>
      <CameraPage />
    </Around>,
  )
}

function showDesk() {
  const { Around } = createPage()
  return render(
    <Around>
      <PhonePart about={{ kind: 'case', id: caseId }} />
    </Around>,
  )
}

async function take(...names: string[]): Promise<void> {
  const field = await screen.findByLabelText(texts.zh.take, { selector: 'input' })
  const files = names.map(name => new File([name], name, { type: 'image/jpeg' }))
  fireEvent.change(field, { target: { files } })
}

it('the phone says what it is for, sends what is taken, and says when all is there', async () => {
  showPhone()
  expect(await screen.findByText('KF-TEST-202607-0001')).toBeDefined()
  expect(screen.getByText('漏水 / 厨房')).toBeDefined()
  await take('a.jpg', 'b.jpg')
  const photos = await screen.findByRole('list', { name: texts.zh.photos })
  await waitFor(() => expect(within(photos).getAllByText(texts.zh['state.arrived'])).toHaveLength(2))
  expect(delivered).toHaveLength(2)
  expect(delivered).toMatchObject([{ targetId: target.targetId }, { targetId: target.targetId }])
  fireEvent.click(await screen.findByRole('button', { name: texts.zh.done }))
  expect(await screen.findByText('全部 2 张已存入案件 KF-TEST-202607-0001，可以放心离开')).toBeDefined()
  fireEvent.click(screen.getByRole('button', { name: texts.zh.more }))
  expect(await screen.findByRole('button', { name: texts.zh.take })).toBeDefined()
})

it('photos taken for what was open then go there, whatever is open now', async () => {
  showPhone()
  await screen.findByText('KF-TEST-202607-0001')
  // The camera is open while somebody at the desk opens another case.
  fireEvent.click(await screen.findByRole('button', { name: texts.zh.take }))
  here = { ...here, target: { ...target, targetId: caseId, number: 'KF-TEST-202607-0002' } }
  expect(await screen.findByText('KF-TEST-202607-0002')).toBeDefined()
  await take('a.jpg')
  await waitFor(() => expect(delivered).toMatchObject([{ targetId: target.targetId }]))
})

it('without a line the photo is kept and sent by itself later, also by a page that was opened anew', async () => {
  const first = showPhone()
  await screen.findByText('KF-TEST-202607-0001')
  away = true
  await take('a.jpg')
  expect(await screen.findByText(texts.zh.offline)).toBeDefined()
  expect(await screen.findByText(texts.zh['state.retrying'])).toBeDefined()
  first.unmount()
  away = false
  showPhone()
  await waitFor(() => expect(delivered).toHaveLength(1))
})

it('nothing is asked of the phone: it says how that is done', async () => {
  here = { ...here, target: null }
  setLanguage('en')
  showPhone()
  expect(await screen.findByText(texts.en.nothingOpen)).toBeDefined()
  expect(screen.queryByRole('button', { name: texts.en.take })).toBeNull()
})

it('at the desk one press opens the case on the phone that is there, and photos are counted', async () => {
  showDesk()
  const button = await screen.findByRole('button', { name: /用手机拍照/ })
  fireEvent.click(button)
  expect(await screen.findByText(/2号手机 已连接/)).toBeDefined()
  expect(stand.callsTo('camera.open')).toMatchObject([
    { input: { input: { about: { kind: 'case', id: caseId }, deviceId: null } } },
  ])
  if (view) view = { ...view, received: 3 }
  expect(await screen.findByText('已收到 3 张')).toBeDefined()
  fireEvent.click(screen.getByRole('button', { name: texts.zh.end }))
  expect(await screen.findByRole('button', { name: /用手机拍照/ })).toBeDefined()
})

it('with no phone there the dialog asks for one and goes on by itself once it is', async () => {
  phones = [{ ...phone, connected: false }]
  showDesk()
  fireEvent.click(await screen.findByRole('button', { name: /用手机拍照/ }))
  expect(await screen.findByText(texts.zh.wait)).toBeDefined()
  expect(await screen.findByText(texts.zh.notOpen)).toBeDefined()
  expect(await screen.findByText(texts.zh.stationOff)).toBeDefined()
  phones = [phone]
  expect(await screen.findByText(/2号手机 已连接/)).toBeDefined()
  await waitFor(() => expect(screen.queryByText(texts.zh.wait)).toBeNull())
})

it('a phone of a colleague is taken over only on purpose', async () => {
  phones = [{ ...phone, busy: true }]
  showDesk()
  fireEvent.click(await screen.findByRole('button', { name: /用手机拍照/ }))
  fireEvent.click(await screen.findByRole('button', { name: texts.zh.takeOver }))
  await waitFor(() =>
    expect(stand.callsTo('camera.open').at(-1)).toMatchObject({
      input: { input: { deviceId: phone.deviceId } },
    }),
  )
})
