import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { Route, Routes } from 'react-router'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { DeviceKind } from '../../main/contract/station.ts'
import { setLanguage } from '../../renderer/app/i18n.ts'
import { askWhatThisIs } from '../../renderer/app/this-device.ts'
import { Gate } from '../../renderer/app/shell/Gate.tsx'
import { PairPage } from '../../renderer/features/station/PairPage.tsx'
import { type Call, createPage, Refused, someone, standInDesk } from './support.tsx'

const secret = 'Zm9vYmFyYmF6cXV4MTIzNA'
/** What the desk says to this device. */
let known: { id: string; kind: DeviceKind; name: string | null; limit: 'clerk' | null } | null | Refused
let answers: Record<string, (call: Call) => unknown>
let desk: ReturnType<typeof standInDesk>

beforeEach(() => {
  setLanguage('zh')
  known = new Refused('device.required')
  answers = {}
  desk = standInDesk(call => {
    const answer = answers[call.path]
    if (answer) return answer(call)
    if (call.path === 'station.thisDevice') {
      if (known instanceof Refused) throw known
      return known
    }
    if (call.path !== 'station.pair' && known instanceof Refused) throw known
    if (call.path === 'site.state') {
      return { state: 'ready', site: { code: 'BS', name: '碧水花园', language: 'zh', demo: false } }
    }
    return null
  })
  vi.stubGlobal('fetch', desk.fetch)
  vi.stubGlobal(
    'EventSource',
    class extends EventTarget {
      close() {}
    },
  )
})
afterEach(() => {
  cleanup()
  history.replaceState(null, '', '/')
  vi.unstubAllGlobals()
})

describe('the page of a code', () => {
  const scan = (details = '') => {
    history.replaceState(null, '', `/pair#${secret}${details}`)
    render(<PairPage />, { wrapper: createPage('/pair').Around })
  }
  const pair = (name: string) => {
    fireEvent.change(screen.getByLabelText(/设备名称/), { target: { value: name } })
    fireEvent.submit(screen.getByRole('form'))
  }

  it('takes the secret out of the address before anything else, says what the device will be, and names it', async () => {
    answers['station.pair'] = () => ({ kind: 'tablet' })
    scan('.tablet')
    await waitFor(() => screen.getByText('配对后的用途：平板。'))
    expect(location.href).not.toContain(secret)
    pair('')
    await waitFor(() => screen.getByText('请填写'))
    expect(desk.callsTo('station.pair')).toEqual([])
    pair(' 验房平板1 ')
    await waitFor(() => screen.getByRole('heading', { name: '已配对：验房平板1' }))
    expect(desk.callsTo('station.pair')[0]?.input).toEqual({ secret, name: '验房平板1' })
    expect(screen.getByRole('link', { name: '去登录' }).getAttribute('href')).toBe('/tablet')
  })

  it('takes the name that was given at the desk', async () => {
    scan(`.wall.${encodeURIComponent('大厅墙屏')}`)
    await waitFor(() => expect(screen.getByLabelText(/设备名称/)).toHaveProperty('value', '大厅墙屏'))
  })

  it('asks a device in use for no name at another address: it keeps its own', async () => {
    answers['station.pair'] = () => ({ kind: 'tablet' })
    scan(`.~tablet.${encodeURIComponent('验房平板1')}`)
    await waitFor(() => screen.getByText(/名称仍是“验房平板1”/))
    expect(screen.queryByLabelText(/设备名称/)).toBeNull()
    fireEvent.submit(screen.getByRole('form'))
    await waitFor(() => screen.getByRole('heading', { name: '已配对：验房平板1' }))
    expect(desk.callsTo('station.pair')[0]?.input).toEqual({ secret, name: null })
  })

  it.each([
    ['device.codeExpired', {}, '过期'],
    ['device.codeUsed', {}, '用过'],
    ['device.codeWrong', {}, '不正确'],
    ['device.tooManyTries', { seconds: 42 }, '42'],
  ])('says what is wrong and keeps the name: %s', async (code, params, said) => {
    answers['station.pair'] = () => {
      throw new Refused(code, params)
    }
    scan()
    await waitFor(() => screen.getByRole('form'))
    pair('大厅')
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain(said))
    expect(screen.getByLabelText(/设备名称/)).toHaveProperty('value', '大厅')
  })

  it('a second code opened in the same tab takes the place of the first', async () => {
    scan()
    await waitFor(() => screen.getByRole('form'))
    history.replaceState(null, '', `/pair#another-secret-of-22-ch.wall`)
    fireEvent(window, new Event('hashchange'))
    await waitFor(() => screen.getByText('配对后的用途：墙屏。'))
    pair('大厅')
    await waitFor(() =>
      expect(desk.callsTo('station.pair')[0]?.input).toMatchObject({ secret: 'another-secret-of-22-ch' }),
    )
  })

  it('without a code: what to do, and how to come to trust the site in three systems', async () => {
    history.replaceState(null, '', '/pair')
    render(<PairPage />, { wrapper: createPage('/pair').Around })
    await waitFor(() => screen.getByRole('heading', { name: '本设备尚未配对' }))
    const systems = within(screen.getByRole('radiogroup', { name: '本设备的系统' }))
    expect(systems.getAllByRole('radio')).toHaveLength(3)
    fireEvent.click(screen.getByRole('radio', { name: 'iPhone/iPad' }))
    screen.getByText(/证书信任设置/)
    screen.getByText(/Service Worker/)
    known = null
    fireEvent.click(screen.getByRole('button', { name: '重新检查' }))
    await waitFor(() => screen.getByRole('heading', { name: '这就是服务台本机' }))
  })

  it('a device that is paired already is told what it is, code or not', async () => {
    known = { id: someone.staffId, kind: 'desk', name: '2号柜台', limit: 'clerk' }
    scan('.wall')
    await waitFor(() => screen.getByRole('heading', { name: '已配对：2号柜台' }))
    screen.getByText(/最多只能做“前台文员”能做的事/)
    expect(desk.callsTo('station.pair')).toEqual([])
  })
})

describe('the gate on a device', () => {
  const openAt = (address: string) => {
    const page = createPage(address)
    render(
      <Routes>
        <Route path="/" Component={Gate}>
          <Route index element={<p>今日页</p>} />
          <Route path="wall" element={<p>墙屏页</p>} />
          <Route path="camera" element={<p>拍照页</p>} />
          <Route path="cases" element={<p>案件页</p>} />
        </Route>
      </Routes>,
      { wrapper: page.Around },
    )
    return page
  }
  const of = (kind: DeviceKind) => ({ id: someone.staffId, kind, name: '大厅', limit: null })

  it.each([
    ['device.required', '本设备尚未配对'],
    ['device.revoked', '本设备已被停用'],
    ['device.unknown', '服务台不认识本设备'],
  ])('%s: says so instead of any page', async (code, title) => {
    known = new Refused(code)
    openAt('/cases')
    await waitFor(() => screen.getByRole('heading', { name: title }))
    expect(desk.callsTo('staff.me')).toEqual([])
  })

  it('a wall goes straight to the wall, a camera to its page, whatever the address; nobody signs in', async () => {
    known = of('wall')
    openAt('/cases')
    await waitFor(() => screen.getByText('墙屏页'))
    cleanup()
    known = of('camera')
    openAt('/')
    await waitFor(() => screen.getByText('拍照页'))
    expect(desk.callsTo('staff.me')).toEqual([])
  })

  it('on a tablet people sign in', async () => {
    known = of('tablet')
    openAt('/cases')
    await waitFor(() => screen.getByRole('heading', { name: '碧水花园' }))
    screen.getByLabelText('登录名')
  })

  it('a device revoked while it is used is told at once, keeps nothing, and comes back once it is paired again', async () => {
    known = of('desk')
    answers['staff.me'] = () => someone
    const { queryClient } = openAt('/cases')
    await waitFor(() => screen.getByText('案件页'))
    queryClient.setQueryData(['what was read'], { name: '张伟' })
    known = new Refused('device.revoked')
    delete answers['staff.me']
    askWhatThisIs(queryClient)
    await waitFor(() => screen.getByRole('heading', { name: '本设备已被停用' }))
    expect(screen.queryByText('案件页')).toBeNull()
    expect(queryClient.getQueryData(['what was read'])).toBeUndefined()
    const asked = desk.calls.length
    askWhatThisIs(queryClient)
    expect(desk.calls).toHaveLength(asked)
    known = of('desk')
    fireEvent.click(screen.getByRole('button', { name: '重新检查' }))
    await waitFor(() => screen.getByLabelText('登录名'))
  })
})
