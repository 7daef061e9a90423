import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { DeviceRow, StationView } from '../../main/contract/station.ts'
import { setLanguage } from '../../renderer/app/i18n.ts'
import { registerPages } from '../../renderer/app/pages.ts'
import { StationPage } from '../../renderer/features/station/StationPage.tsx'
import { type Call, createPage, Refused, standInDesk } from './support.tsx'

const off: StationView = {
  siteId: '0197f000-0000-7000-8000-0000000000aa',
  on: false,
  network: null,
  port: 8443,
  hostName: 'clubhouse-bj01.local',
  addresses: [],
  trouble: null,
  networks: [{ network: 'eth0', addresses: ['192.168.1.20'] }],
  fingerprint: null,
  connected: 0,
}
const on: StationView = { ...off, on: true, addresses: ['192.168.1.20'] }
const tablet: DeviceRow = {
  id: '0197f000-0000-7000-8000-000000000001',
  kind: 'tablet',
  name: '1号柜台',
  limit: null,
  idleMinutes: null,
  teamId: null,
  formerNames: 0,
  pairedAt: Date.now(),
  pairedBy: '李静',
  revokedAt: null,
  seenAt: Date.now(),
  here: true,
  unsent: null,
}

let station: StationView
let devices: DeviceRow[]
let answers: Record<string, (call: Call) => unknown>
let desk: ReturnType<typeof standInDesk>

beforeEach(() => {
  setLanguage('zh')
  registerPages({ paths: ['/more', '/more/settings/station'], commands: [] })
  station = on
  devices = []
  answers = {
    'station.status': () => station,
    'station.devices': () => devices,
  }
  desk = standInDesk(call => answers[call.path]?.(call) ?? null)
  vi.stubGlobal('fetch', desk.fetch)
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const open = () => render(<StationPage />, { wrapper: createPage('/more/settings/station').Around })
const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } })

it('a colleague switched it meanwhile: what was typed stays, both are shown, and one of them is chosen', async () => {
  station = off
  answers['station.switch'] = ({ input }) => {
    const { base } = input as { base: { port: number } }
    if (base.port !== station.port) throw new Refused('edit.changedMeanwhile', { fields: 'port' })
    return station
  }
  open()
  type(await waitFor(() => screen.getByLabelText('端口')), '9443')
  station = { ...on, port: 9000 }
  fireEvent.submit(screen.getByRole('form', { name: '联机' }))
  const note = within(await waitFor(() => screen.getByRole('group', { name: '端口' })))
  note.getByText('9000')
  note.getByText('9443')
  expect(screen.getByLabelText('端口', { selector: 'input' })).toHaveProperty('value', '9443')
  fireEvent.click(note.getByRole('button', { name: '仍按我的改' }))
  await waitFor(() => expect(desk.callsTo('station.switch')).toHaveLength(2))
  expect(desk.callsTo('station.switch').map(({ input }) => input)).toEqual([
    { on: true, network: null, port: 9443, base: { on: false, network: null, port: 8443 } },
    { on: true, network: null, port: 9443, base: { on: true, network: null, port: 9000 } },
  ])
})

it('a name that a colleague changed meanwhile is asked about with both', async () => {
  devices = [tablet]
  answers['station.changeDevice'] = ({ input }) => {
    const sent = (input as { input: { name: string; base: { name: string } } }).input
    if (sent.base.name !== devices[0]?.name) throw new Refused('edit.changedMeanwhile', { fields: 'name' })
    devices = [{ ...tablet, name: sent.name }]
  }
  open()
  await waitFor(() => screen.getByRole('rowheader', { name: '1号柜台' }))
  fireEvent.click(screen.getByRole('button', { name: /^改 ?名$/ }))
  type(screen.getByRole('textbox', { name: /新名称/ }), '大厅平板')
  devices = [{ ...tablet, name: '二楼平板' }]
  fireEvent.submit(screen.getByRole('form', { name: /新名称/ }))
  const note = within(await waitFor(() => screen.getByRole('group', { name: '名称' })))
  note.getByText('二楼平板')
  note.getByText('大厅平板')
  fireEvent.click(note.getByRole('button', { name: '仍按我的改' }))
  await waitFor(() => screen.getByRole('rowheader', { name: '大厅平板' }))
})

it('a device is told when to lock, and its former names are erased once that was confirmed', async () => {
  devices = [{ ...tablet, idleMinutes: 2, formerNames: 1 }]
  answers['station.eraseNames'] = () => {
    devices = [{ ...tablet, formerNames: 0 }]
  }
  open()
  await waitFor(() => screen.getByText('无操作 2 分钟锁屏'))
  fireEvent.click(screen.getByRole('button', { name: '清除曾用名' }))
  await waitFor(() => screen.getByText('清除“1号柜台”的曾用名？'))
  expect(desk.callsTo('station.eraseNames')).toEqual([])
  fireEvent.click(within(screen.getByRole('tooltip')).getByRole('button', { name: /^清 ?除$/ }))
  await waitFor(() => expect(screen.queryByRole('button', { name: '清除曾用名' })).toBeNull())
  expect(desk.callsTo('station.eraseNames')[0]?.input).toMatchObject({ input: { deviceId: tablet.id } })
})
