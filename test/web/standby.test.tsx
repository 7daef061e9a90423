import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { DeviceKind } from '../../main/contract/station.ts'
import { setLanguage } from '../../renderer/app/i18n.ts'
import { Gate } from '../../renderer/app/shell/Gate.tsx'
import { CameraPage } from '../../renderer/features/camera/CameraPage.tsx'
import { type Call, createPage, Refused, standInDesk } from './support.tsx'

let state: string
let device: { id: string; kind: DeviceKind; name: string; limit: null } | null
const takenOverBy = { name: '财务室电脑', hosts: ['clubhouse-bs.local:8443', '192.168.1.9:8443'] }
let answers: Record<string, (call: Call) => unknown>
let desk: ReturnType<typeof standInDesk>

beforeEach(() => {
  setLanguage('zh')
  state = 'replaced'
  device = null
  answers = {}
  desk = standInDesk(call => {
    const answer = answers[call.path]
    if (answer) return answer(call)
    if (call.path === 'site.state') return { state, site: null, standbyAway: false }
    if (call.path === 'standby.replacement')
      return { at: 1_780_000_000_000, letter: 'AS', by: takenOverBy, later: device ? null : 2 }
    if (call.path === 'station.thisDevice') return device
    return null
  })
  vi.stubGlobal('fetch', desk.fetch)
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const open = () => render(<Gate />, { wrapper: createPage().Around })
const asking = (seconds: number, signedIn = false) => ({
  state: 'asking',
  site: { code: 'BS', name: '碧水花园', language: 'zh', demo: false },
  standbyAway: false,
  asking: { seconds, signedIn },
})
const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } })
const inForm = (name: string) => {
  const form = screen.getByRole('form', { name })
  return {
    field: (label: RegExp) => {
      const found = [...form.querySelectorAll('label')].find(each => label.test(each.textContent))
      const field = document.getElementById(found?.htmlFor ?? '')
      if (!field) throw new Error(`no field ${label}`)
      return field
    },
    send: () => fireEvent.submit(form),
  }
}

it('a replaced computer becomes the standby by a line and a manager, and says what happens to its data', async () => {
  answers['standby.rejoin'] = () => {
    throw new Refused('standby.notTookOver')
  }
  open()
  await waitFor(() => screen.getByRole('heading', { name: '让这台电脑当备机' }))
  expect(screen.getByText(/整份留存在这台电脑上，不删除/)).toBeDefined()
  fireEvent.click(screen.getByRole('button', { name: '让这台电脑当备机…' }))
  const form = inForm('让这台电脑当备机')
  type(form.field(/配对内容/), ' 192.168.1.9:8443#a.b ')
  type(form.field(/叫什么/), '前台电脑')
  form.send()
  expect(desk.callsTo('standby.rejoin')).toEqual([])
  type(form.field(/登录名/), 'manager')
  type(form.field(/密码/), 'eight ducks swim')
  form.send()
  await waitFor(() => screen.getByText(/没有接管过本机/))
  expect(form.field(/配对内容/)).toHaveProperty('value', ' 192.168.1.9:8443#a.b ')
  expect(form.field(/密码/)).toHaveProperty('value', '')

  answers['standby.rejoin'] = () => {
    state = 'standby'
    return { ok: true }
  }
  type(form.field(/密码/), 'eight ducks swim')
  form.send()
  await waitFor(() => expect(desk.callsTo('standby.own').length).toBeGreaterThan(0))
  expect(desk.callsTo('standby.rejoin').at(-1)?.input).toEqual({
    line: '192.168.1.9:8443#a.b',
    name: '前台电脑',
    login: 'manager',
    password: 'eight ducks swim',
  })
})

it('a standby goes on listing what was set aside on it', async () => {
  state = 'standby'
  answers['standby.own'] = () => ({
    site: { code: 'BS', name: '碧水花园' },
    main: '192.168.1.9:8443',
    name: '前台电脑',
    copies: [],
    freshAt: null,
    age: null,
    late: true,
    heardAt: null,
    reached: false,
    trouble: null,
    fetching: null,
  })
  const setAside = crypto.randomUUID()
  let aside = [{ id: setAside, at: 1_780_100_000_000, takenOverAt: 1_780_000_000_000, later: 2 }]
  answers['standby.setAside'] = () => aside
  answers['standby.showLater'] = () => [
    { at: 1_780_050_000_000, who: '李梅', what: '受理', about: '3-1201', words: '卫生间漏水' },
  ]
  answers['standby.deleteSetAside'] = () => {
    aside = []
    return { ok: true }
  }
  open()
  await waitFor(() => screen.getByRole('heading', { name: '留存的资料' }))
  fireEvent.click(screen.getByRole('button', { name: /查看、打印/ }))
  const form = inForm('副本之后在这里录入的内容')
  type(form.field(/登录名/), 'manager')
  type(form.field(/密码/), 'eight ducks swim')
  form.send()
  await waitFor(() => screen.getByText('卫生间漏水'))
  expect(desk.callsTo('standby.showLater')[0]?.input).toMatchObject({ setAside })
  type(form.field(/密码/), 'eight ducks swim')
  fireEvent.click(screen.getByRole('button', { name: '删除留存的资料' }))
  await waitFor(() => screen.getByText('永久删除这份留存的资料？'))
  const [, confirm] = screen.getAllByRole('button', { name: '删除留存的资料' })
  if (confirm) fireEvent.click(confirm)
  await waitFor(() => expect(screen.queryByRole('heading', { name: '留存的资料' })).toBeNull())
})

it('a tablet of a replaced computer is told where to go, and nothing of what is to be entered again', async () => {
  device = { id: 'd', kind: 'tablet', name: '验房平板1', limit: null }
  open()
  await waitFor(() => screen.getByText('请到接管的电脑“财务室电脑”上工作。'))
  const links = screen.getAllByRole('link').map(link => link.getAttribute('href'))
  expect(links).toEqual(['https://clubhouse-bs.local:8443/', 'https://192.168.1.9:8443/'])
  expect(screen.queryByRole('form')).toBeNull()
  expect(screen.queryByRole('heading', { name: '让这台电脑当备机' })).toBeNull()
})

it('a phone that takes photos goes on keeping them, and is told where to go', async () => {
  answers['camera.here'] = () => {
    throw new Refused('standby.replaced')
  }
  render(<CameraPage />, { wrapper: createPage('/camera').Around })
  await waitFor(() => screen.getByText('请到接管的电脑“财务室电脑”上工作。'))
  expect(screen.queryByText(/暂时连不上服务台/)).toBeNull()
})

it('whoever signs in while the standby is asked types meanwhile, and is let in when it is known', async () => {
  let now: unknown = asking(6)
  answers['site.state'] = () => now
  answers['staff.signIn'] = () => ({ ok: true })
  open()
  await waitFor(() => screen.getByText('正在问备机是否已接管，最多还要 6 秒'))
  const login = screen.getByLabelText('登录名')
  type(login, 'limei')
  type(screen.getByLabelText('密码'), 'eight ducks swim')
  fireEvent.submit(screen.getByRole('form'))
  now = asking(3)
  await waitFor(() => screen.getByText('正在问备机是否已接管，最多还要 3 秒'))
  expect(desk.callsTo('staff.signIn')).toEqual([])
  now = { ...asking(0), state: 'ready', asking: null }
  await waitFor(() => expect(desk.callsTo('staff.signIn')).toHaveLength(1))
  expect(desk.callsTo('staff.signIn')[0]?.input).toEqual({ login: 'limei', password: 'eight ducks swim' })
  expect(screen.getByLabelText('登录名')).toBe(login)
})

it('nobody is let in who typed while the standby was asked, where it took over', async () => {
  let now: unknown = asking(6)
  answers['site.state'] = () => now
  open()
  await waitFor(() => screen.getByText('正在问备机是否已接管，最多还要 6 秒'))
  type(screen.getByLabelText('登录名'), 'limei')
  type(screen.getByLabelText('密码'), 'eight ducks swim')
  fireEvent.submit(screen.getByRole('form'))
  now = { state: 'replaced', site: null, standbyAway: false, asking: null }
  await waitFor(() => screen.getByRole('heading', { name: '这台电脑已停止使用' }))
  expect(desk.callsTo('staff.signIn')).toEqual([])
})

it('somebody who is signed in already waits, and is told for how long and why', async () => {
  answers['site.state'] = () => asking(4, true)
  open()
  await waitFor(() => screen.getByText(/最多还要 4 秒，之后自动继续/))
})
