import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { registerPages } from '../../renderer/app/pages.ts'
import { Gate } from '../../renderer/app/shell/Gate.tsx'
import { type Call, createPage, Refused, someone, standInDesk } from './support.tsx'

interface State {
  state: 'new' | 'ready' | 'recovery-needed'
  me: typeof someone | null
}

let state: State
let answers: Record<string, (call: Call) => unknown>
let desk: ReturnType<typeof standInDesk>

beforeEach(() => {
  state = { state: 'ready', me: null }
  answers = {}
  registerPages({ paths: ['/', '/intake', '/more'], commands: [] })
  desk = standInDesk(call => {
    const answer = answers[call.path]
    if (answer) return answer(call)
    if (call.path === 'site.state') {
      const site = { code: 'BS', name: '碧水花园', language: 'zh', demo: false }
      return { state: state.state, site: state.state === 'ready' ? site : null }
    }
    if (call.path === 'staff.me') return state.me
    if (call.path === 'staff.status') return { operations: 12, others: 0, dataFolder: null }
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
  vi.unstubAllGlobals()
})

const open = () => render(<Gate />, { wrapper: createPage().Around })
const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } })

it('a page loaded anew while the example is made waits for it and shows its secrets', async () => {
  state.state = 'new'
  let finish = (): void => undefined
  const made = new Promise<void>(resolve => {
    finish = resolve
  })
  answers['site.state'] = () => ({ state: 'new', site: null, preparing: { done: 30, of: 60 } })
  answers['site.startDemo'] = async () => {
    await made
    return { recoveryKey: 'AAAAA-BBBBB', recoveryCode: 'CCCCC', login: 'manager', password: 'demo-123456' }
  }
  open()
  await waitFor(() => screen.getByText('正在准备示例数据… 50%'))
  expect(desk.calls.filter(({ path }) => path === 'site.startDemo')).toHaveLength(1)
  finish()
  await waitFor(() => screen.getByText('demo-123456'))
})

it('asks to sign in by the name of the site, then opens the desk', async () => {
  answers['staff.signIn'] = () => {
    state.me = someone
    return { ok: true }
  }
  open()
  await waitFor(() => screen.getByRole('heading', { name: '碧水花园' }))
  type(screen.getByLabelText('登录名'), 'manager')
  type(screen.getByLabelText('密码'), 'eight ducks swim')
  fireEvent.submit(screen.getByRole('form'))
  await waitFor(() => screen.getByRole('navigation', { name: '主导航' }))
  const places = within(screen.getByRole('navigation', { name: '主导航' }))
  expect(places.getAllByRole('link').map(link => link.textContent)).toEqual(['今日', '受理', '更多'])
})

it('counts down after too many tries and takes none meanwhile', async () => {
  answers['staff.signIn'] = () => {
    throw new Refused('session.blocked', { seconds: 9 })
  }
  open()
  await waitFor(() => screen.getByLabelText('登录名'))
  type(screen.getByLabelText('登录名'), 'manager')
  type(screen.getByLabelText('密码'), 'wrong')
  fireEvent.submit(screen.getByRole('form'))
  await waitFor(() => screen.getByText(/[89] 秒后可再试/))
  type(screen.getByLabelText('密码'), 'again')
  fireEvent.submit(screen.getByRole('form'))
  expect(desk.callsTo('staff.signIn')).toHaveLength(1)
})

it('shows the secrets once and goes on only when they are kept, whatever the desk says meanwhile', async () => {
  state.state = 'new'
  answers['site.setUp'] = () => {
    state.state = 'ready'
    return {
      recoveryKey: 'AAAAA-BBBBB-CCCCC-DDDDD-EEEEE-FFFFF-GGGGG-HHHHH',
      recoveryCode: '11111-22222-33333-44444',
    }
  }
  answers['staff.signIn'] = () => {
    state.me = someone
    return { ok: true }
  }
  open()
  fireEvent.click(await waitFor(() => screen.getByText('设置本项目的服务台')))
  type(screen.getByLabelText(/项目名称/), '碧水花园')
  type(screen.getByLabelText(/项目代码/), 'bs')
  type(screen.getByLabelText(/客服经理姓名/), '陈静')
  type(screen.getByLabelText(/登录名/), 'manager')
  type(screen.getByLabelText(/^密码/), 'eight ducks swim')
  fireEvent.submit(screen.getByRole('form'))
  await waitFor(() => screen.getByText('HHHHH'))
  expect(desk.callsTo('site.setUp')[0]?.input).toMatchObject({ code: 'bs', language: 'zh' })
  fireEvent(window, new Event('visibilitychange'))
  const goOn = screen.getByRole('button', { name: '进入服务台' })
  expect(goOn.hasAttribute('disabled')).toBe(true)
  fireEvent.click(screen.getByRole('checkbox'))
  fireEvent.click(goOn)
  await waitFor(() => screen.getByRole('navigation', { name: '主导航' }))
})

it('says at the field what set-up still needs, and sends nothing', async () => {
  state.state = 'new'
  open()
  fireEvent.click(await waitFor(() => screen.getByText('设置本项目的服务台')))
  type(screen.getByLabelText(/项目代码/), '碧')
  fireEvent.submit(screen.getByRole('form'))
  await waitFor(() => screen.getByText('只能用 2–8 位英文字母或数字'))
  expect(screen.getAllByText('请填写').length).toBe(4)
  expect(desk.callsTo('site.setUp')).toEqual([])
})

it('points at the group of the recovery key that has the typing error', async () => {
  state.state = 'recovery-needed'
  answers['site.openWithRecoveryKey'] = () => {
    throw new Refused('keys.recoveryTyping', { group: 3 })
  }
  open()
  type(await waitFor(() => screen.getByRole('textbox')), 'aaaaa bbbbb ccccc')
  fireEvent.submit(screen.getByRole('form'))
  await waitFor(() => screen.getByText(/第 3 组有错字/))
  expect(screen.getByText('CCCCC').className).toContain('wrong')
})

it('locks over the page, keeps it as it was, and opens it to the same person', async () => {
  state.me = someone
  answers['staff.unlock'] = () => {
    state.me = someone
    return { ok: true }
  }
  open()
  const rail = await waitFor(() => screen.getByRole('navigation', { name: '主导航' }))
  state.me = { ...someone, locked: true }
  fireEvent.keyDown(document.body, { key: 'l', ctrlKey: true, altKey: true })
  const password = await waitFor(() => screen.getByLabelText('密码'))
  await waitFor(() => expect(desk.callsTo('staff.lock')).toHaveLength(1))
  expect(rail.isConnected).toBe(true)
  expect(rail.closest('[inert]')).not.toBeNull()
  // No shortcut reaches the page beneath.
  fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true })
  expect(document.querySelector('.palette')).toBeNull()
  type(password, 'eight ducks swim')
  fireEvent.submit(within(screen.getByRole('dialog')).getByRole('form'))
  await waitFor(() => expect(rail.closest('[inert]')).toBeNull())
  expect(screen.getByRole('navigation', { name: '主导航' })).toBe(rail)
})

it('is covered as soon as somebody locks it, however long the desk takes, and opens with a word where it refuses', async () => {
  state.me = someone
  let refuse: (error: Error) => void = () => undefined
  answers['staff.lock'] = () =>
    new Promise((_, reject) => {
      refuse = reject
    })
  open()
  const rail = await waitFor(() => screen.getByRole('navigation', { name: '主导航' }))
  fireEvent.keyDown(document.body, { key: 'l', ctrlKey: true, altKey: true })
  await waitFor(() => screen.getByLabelText('密码'))
  expect(rail.closest('[inert]')).not.toBeNull()
  await waitFor(() => expect(desk.callsTo('staff.lock')).toHaveLength(1))
  refuse(new Refused('database.full'))
  await waitFor(() => expect(screen.queryByLabelText('密码')).toBeNull())
  expect(rail.closest('[inert]')).toBeNull()
  expect(document.querySelector('.ant-message-notice')).not.toBeNull()
})
