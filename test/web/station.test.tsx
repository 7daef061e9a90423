import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { DeviceRow, StationView } from '../../main/contract/station.ts'
import { setLanguage } from '../../renderer/app/i18n.ts'
import { registerPages } from '../../renderer/app/pages.ts'
import { StationPage } from '../../renderer/features/station/StationPage.tsx'
import { StationStatus } from '../../renderer/features/station/StationStatus.tsx'
import { type Call, createPage, Refused, standInDesk } from './support.tsx'

const fingerprint = Array.from({ length: 32 }, (_, index) => `A${index % 10}`).join(':')
const on: StationView = {
  siteId: '0197f000-0000-7000-8000-0000000000aa',
  on: true,
  network: null,
  port: 8443,
  hostName: 'clubhouse-bj01.local',
  addresses: ['192.168.1.20', 'fd00::20'],
  trouble: null,
  networks: [{ network: 'eth0', addresses: ['192.168.1.20', 'fd00::20'] }],
  fingerprint,
  connected: 2,
}
const off: StationView = { ...on, on: false, addresses: [], fingerprint: null, connected: 0 }

const device = (index: number, more: Partial<DeviceRow> = {}): DeviceRow => ({
  id: `0197f000-0000-7000-8000-${String(index).padStart(12, '0')}`,
  kind: 'desk',
  name: `${index}号柜台`,
  limit: null,
  idleMinutes: null,
  teamId: null,
  formerNames: 0,
  pairedAt: Date.now() - 2 * 86_400_000,
  pairedBy: '李静',
  revokedAt: null,
  seenAt: Date.now(),
  here: true,
  unsent: null,
  ...more,
})

let station: StationView
let devices: DeviceRow[]
let answers: Record<string, (call: Call) => unknown>
let desk: ReturnType<typeof standInDesk>

beforeEach(() => {
  setLanguage('zh')
  registerPages({ paths: ['/more', '/more/settings/station'], commands: [] })
  station = on
  devices = []
  answers = {}
  desk = standInDesk(call => {
    const answer = answers[call.path]
    if (answer) return answer(call)
    if (call.path === 'station.status') return station
    if (call.path === 'station.devices') return devices
    return null
  })
  vi.stubGlobal('fetch', desk.fetch)
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const open = (at = '/more/settings/station') => render(<StationPage />, { wrapper: createPage(at).Around })
/** Without the provider of the page, buttons of two Chinese characters have a blank between them. */
const named = (name: string) => ({ name: new RegExp(`^${[...name].join(' ?')}$`) })
const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } })

describe('the switch', () => {
  it('off: says so, offers no device, and is switched on with what is shown', async () => {
    station = off
    answers['station.switch'] = () => (station = on)
    open()
    await waitFor(() => screen.getByText('已关闭，只有本机能用'))
    expect(screen.getByRole('button', { name: /^添加设备/ }).hasAttribute('disabled')).toBe(true)
    fireEvent.submit(screen.getByRole('form', { name: '联机' }))
    await waitFor(() => screen.getByText('https://clubhouse-bj01.local:8443/'))
    expect(desk.callsTo('station.switch').map(({ input }) => input)).toEqual([
      { on: true, network: null, port: 8443, base: { on: false, network: null, port: 8443 } },
    ])
    screen.getByText('https://[fd00::20]:8443/')
    screen.getByText(fingerprint)
  })

  it('takes no port that is none, and says so at the field', async () => {
    station = off
    open()
    const port = await waitFor(() => screen.getByLabelText('端口'))
    for (const wrong of ['80', '65535', 'abc', '']) {
      type(port, wrong)
      screen.getByText('请填 1024 到 65534 之间的数字')
      fireEvent.submit(screen.getByRole('form', { name: '联机' }))
    }
    expect(desk.callsTo('station.switch')).toEqual([])
    type(port, '9443')
    screen.getByText(/（9444）用于下载证书/)
    fireEvent.submit(screen.getByRole('form', { name: '联机' }))
    await waitFor(() => expect(desk.callsTo('station.switch')).toHaveLength(1))
  })

  it('on: going off says how many are cut off, and asks first', async () => {
    devices = [device(1), device(2), device(3, { revokedAt: Date.now() })]
    answers['station.switch'] = () => (station = off)
    open()
    fireEvent.click(await waitFor(() => screen.getByRole('button', named('关闭'))))
    await waitFor(() => screen.getByText(/^2 台已配对的设备会马上断开/))
    expect(desk.callsTo('station.switch')).toEqual([])
    fireEvent.click(within(screen.getByRole('tooltip')).getByRole('button', named('关闭')))
    await waitFor(() => screen.getByText('已关闭，只有本机能用'))
    expect(desk.callsTo('station.switch')[0]?.input).toMatchObject({ on: false, network: null, port: 8443 })
  })

  it('on but not served: what is wrong and what to do, no addresses that would not answer', async () => {
    station = {
      ...on,
      addresses: [],
      trouble: { code: 'station.portTaken', params: { port: 8443, address: '192.168.1.20' } },
    }
    open()
    await waitFor(() => screen.getByText('已打开，但目前没有提供服务'))
    expect(screen.getByRole('alert').textContent).toContain('8443')
    expect(screen.queryByText('设备用的地址')).toBeNull()
  })

  it('without any network the page says what to plug in, and keeps the network chosen before', async () => {
    station = { ...off, networks: [], network: 'WLAN' }
    open()
    await waitFor(() => screen.getByText(/没有连接任何内网/))
    screen.getByText('WLAN（当前没有连接）')
  })

  it('a refusal is shown beside what was typed', async () => {
    station = off
    answers['station.switch'] = () => {
      throw new Refused('device.onlyHere')
    }
    open()
    type(await waitFor(() => screen.getByLabelText('端口')), '9443')
    fireEvent.submit(screen.getByRole('form', { name: '联机' }))
    await waitFor(() => screen.getByRole('alert'))
    expect(screen.getByLabelText('端口')).toHaveProperty('value', '9443')
  })
})

describe('the devices', () => {
  it('none: one sentence that says what to do', async () => {
    open()
    await waitFor(() => screen.getByText(/还没有设备。按“添加设备”/))
  })

  it('says who is there, who was, who never came, and hides the revoked until asked', async () => {
    devices = [
      device(1),
      device(2, { kind: 'tablet', here: false, seenAt: Date.now() - 3 * 3_600_000 }),
      device(3, { kind: 'wall', here: false, seenAt: null, name: null, pairedBy: null }),
      device(4, { revokedAt: Date.now() - 60_000 }),
    ]
    open()
    const row = async (name: string) => {
      const header = await waitFor(() => screen.getByRole('rowheader', { name }))
      return within(header.closest('tr') ?? header)
    }
    ;(await row('1号柜台')).getByText('在线')
    ;(await row('2号柜台')).getByText(/小时/)
    ;(await row('（名称已清除）')).getByText('还没有联系过')
    expect(screen.queryByText('4号柜台')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: '显示 1 台已停用的' }))
    const revoked = await row('4号柜台')
    revoked.getByText('已停用')
    expect(revoked.queryByRole('button')).toBeNull()
  })

  it('revoking says what it means for this kind of device before it is done', async () => {
    devices = [device(1), device(2, { kind: 'camera' })]
    answers['station.revoke'] = () => {
      devices = devices.map(one => (one.kind === 'camera' ? { ...one, revokedAt: Date.now() } : one))
    }
    open()
    const camera = await waitFor(() => screen.getByRole('rowheader', { name: '2号柜台' }))
    fireEvent.click(within(camera.closest('tr') ?? camera).getByRole('button', named('停用')))
    await waitFor(() => screen.getByText(/还没传完的照片不会再收/))
    expect(desk.callsTo('station.revoke')).toEqual([])
    fireEvent.click(within(screen.getByRole('tooltip')).getByRole('button', named('停用')))
    await waitFor(() => screen.getByRole('button', { name: '显示 1 台已停用的' }))
    expect(desk.callsTo('station.revoke')[0]?.input).toMatchObject({ input: { deviceId: devices[1]?.id } })
  })

  it('revoking what still holds something unsent says how much is lost, and when that was told', async () => {
    devices = [device(1, { kind: 'tablet', unsent: { entries: 1, photos: 3, at: Date.UTC(2026, 6, 12, 4) } })]
    open()
    const row = await waitFor(() => screen.getByRole('rowheader', { name: '1号柜台' }).closest('tr'))
    within(row ?? document.body).getByText(/未送到：1 条记录，3 张照片（.*上报）/)
    fireEvent.click(within(row ?? document.body).getByRole('button', named('停用')))
    const asked = await waitFor(() => screen.getByRole('tooltip'))
    within(asked).getByText(/1 条记录、3 张照片 没有送到服务台.*停用后会丢失/)
  })

  it('a device in use is given a code for another address, which is called off when nobody looks at it', async () => {
    devices = [device(1, { kind: 'tablet', name: '验房平板1' }), device(2, { kind: 'standby' })]
    answers['station.beginPairingAgain'] = () => ({
      pairingId: device(901).id,
      secret: 'secret-of-another-address',
      expiresAt: 0,
    })
    answers['station.pairing'] = () => ({ state: 'open' })
    open()
    await waitFor(() => screen.getByRole('rowheader', { name: '验房平板1' }))
    fireEvent.click(screen.getByRole('button', { name: '换地址' }))
    await waitFor(() => screen.getByText('https://clubhouse-bj01.local:8443/pair#secret-of-another-address'))
    screen.getByText('让“验房平板1”在另一个地址也能用')
    expect(desk.callsTo('station.beginPairingAgain')[0]?.input).toEqual({ deviceId: devices[0]?.id })
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', named('取消')))
    await waitFor(() => expect(desk.callsTo('station.cancelPairing')).toHaveLength(1))
  })

  it('a name is typed over in its place; Escape leaves it, an empty one is not taken', async () => {
    devices = [device(1)]
    answers['station.changeDevice'] = () => {
      devices = [device(1, { name: '大厅平板' })]
    }
    open()
    const rename = () => fireEvent.click(screen.getByRole('button', named('改名')))
    await waitFor(() => screen.getByRole('rowheader', { name: '1号柜台' }))
    rename()
    fireEvent.keyDown(screen.getByRole('textbox', { name: /新名称/ }), { key: 'Escape' })
    screen.getByRole('rowheader', { name: '1号柜台' })
    rename()
    const field = screen.getByRole('textbox', { name: /新名称/ })
    type(field, '  ')
    fireEvent.submit(screen.getByRole('form', { name: /新名称/ }))
    expect(desk.callsTo('station.changeDevice')).toEqual([])
    type(field, ' 大厅平板 ')
    fireEvent.submit(screen.getByRole('form', { name: /新名称/ }))
    await waitFor(() => screen.getByRole('rowheader', { name: '大厅平板' }))
    expect(desk.callsTo('station.changeDevice')[0]?.input).toMatchObject({ input: { name: '大厅平板' } })
  })

  it('absurdly many, with the longest names: found by name, the rest on demand', async () => {
    const long = '一二三四五六七八九十'.repeat(4)
    devices = Array.from({ length: 300 }, (_, index) =>
      device(index, { name: `${index}-${long}`.slice(0, 40) }),
    )
    open()
    await waitFor(() => expect(screen.getAllByRole('rowheader')).toHaveLength(50))
    fireEvent.click(screen.getByRole('button', { name: '显示全部 300 台' }))
    await waitFor(() => expect(screen.getAllByRole('rowheader')).toHaveLength(300))
    type(screen.getByRole('searchbox', { name: '按名称查找设备' }), '299-')
    await waitFor(() => expect(screen.getAllByRole('rowheader')).toHaveLength(1))
    type(screen.getByRole('searchbox', { name: '按名称查找设备' }), '没有这台')
    await waitFor(() => screen.getByText('没有名称包含“没有这台”的设备。'))
  })
})

describe('adding a device', () => {
  let state: 'open' | 'used' | 'over'
  beforeEach(() => {
    state = 'open'
    let begun = 0
    answers['station.beginPairing'] = () => {
      state = 'open'
      begun += 1
      return { pairingId: device(900 + begun).id, secret: `secret-number-${begun}-abcdef`, expiresAt: 0 }
    }
    answers['station.pairing'] = () => ({ state })
  })
  const begin = async () => {
    open('/more/settings/station?add=device')
    return await waitFor(() => screen.getByRole('form', { name: '添加设备' }))
  }

  it('shows both codes, by name and by each address, and says when the device is there', async () => {
    const form = await begin()
    fireEvent.click(screen.getByRole('radio', { name: /墙屏/ }))
    expect(screen.queryByLabelText('最多能做')).toBeNull()
    type(screen.getByLabelText(/^名称（可以留空/), '大厅')
    fireEvent.submit(form)
    await waitFor(() => screen.getByRole('img', { name: '配对二维码' }))
    expect(desk.callsTo('station.beginPairing')[0]?.input).toEqual({
      kind: 'wall',
      limit: null,
      name: '大厅',
    })
    screen.getByText('http://clubhouse-bj01.local:8444/')
    screen.getByText('https://clubhouse-bj01.local:8443/pair#secret-number-1-abcdef')
    fireEvent.click(screen.getByRole('radio', { name: 'fd00::20' }))
    screen.getByText('http://[fd00::20]:8444/')
    screen.getByText('https://[fd00::20]:8443/pair#secret-number-1-abcdef')
    devices = [device(7, { kind: 'wall', name: '大厅墙屏' })]
    state = 'used'
    await waitFor(() => screen.getByText('已配对：大厅墙屏'))
    fireEvent.click(screen.getByRole('button', named('完成')))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('a code that is over is not shown any longer; a new one is one key away', async () => {
    fireEvent.submit(await begin())
    await waitFor(() => screen.getByRole('img', { name: '配对二维码' }))
    state = 'over'
    await waitFor(() => screen.getByText('二维码已过期，不能再用。'))
    expect(screen.queryByRole('img', { name: '配对二维码' })).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: '重新生成' }))
    await waitFor(() => screen.getByText(/secret-number-2/))
    expect(desk.callsTo('station.beginPairing')[1]?.input).toEqual(
      desk.callsTo('station.beginPairing')[0]?.input,
    )
  })

  it('a dialog that is closed calls its code off', async () => {
    fireEvent.submit(await begin())
    await waitFor(() => screen.getByRole('img', { name: '配对二维码' }))
    fireEvent.click(screen.getByRole('button', named('取消')))
    await waitFor(() => expect(desk.callsTo('station.cancelPairing')).toHaveLength(1))
  })

  it('offers no kind whose page is not there', async () => {
    await begin()
    expect(screen.getAllByRole('radio').map(radio => radio.getAttribute('value'))).toEqual([
      'desk',
      'tablet',
      'wall',
    ])
    cleanup()
    registerPages({ paths: ['/more', '/camera'], commands: [] })
    await begin()
    expect(screen.getAllByRole('radio').map(radio => radio.getAttribute('value'))).toContain('camera')
  })

  it('says why there is no code', async () => {
    answers['station.beginPairing'] = () => {
      throw new Refused('device.tooManyCodes', { most: 5 })
    }
    fireEvent.submit(await begin())
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('5'))
  })
})

describe('the status line', () => {
  const shown = () => render(<StationStatus />, { wrapper: createPage().Around })

  it('says nothing while it is off', async () => {
    station = off
    const { container } = shown()
    await waitFor(() => expect(desk.callsTo('station.status')).toHaveLength(1))
    expect(container.textContent).toBe('')
  })

  it('says how many devices are there', async () => {
    shown()
    await waitFor(() => screen.getByRole('link', { name: '联机服务已打开 · 2 台设备在线' }))
  })

  it('says that nothing is served, and why on hover', async () => {
    station = { ...on, addresses: [], trouble: { code: 'station.noNetwork', params: {} } }
    shown()
    const link = await waitFor(() => screen.getByRole('link', { name: /联机服务没有提供/ }))
    expect(link.title).toContain('网线')
  })
})
