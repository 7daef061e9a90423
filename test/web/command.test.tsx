import { useQuery } from '@tanstack/react-query'
import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useCommand, useTRPC } from '../../renderer/app/api.ts'
import { type Call, createPage, Refused, standInDesk } from './support.tsx'

let answer: (call: Call) => unknown
let desk: ReturnType<typeof standInDesk>
beforeEach(() => {
  answer = () => null
  desk = standInDesk(call => answer(call))
  vi.stubGlobal('fetch', desk.fetch)
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const idsSent = () => desk.callsTo('cases.note').map(call => (call.input as { commandId: string }).commandId)
const note = { caseId: '0197f000-0000-7000-8000-000000000009', kind: 'note', text: '已联系' } as const

const useNoting = () => useCommand(useTRPC().cases.note)

it('keeps the identity of what failed, so that a lost answer never does a thing twice', async () => {
  const { Around } = createPage()
  const { result } = renderHook(useNoting, { wrapper: Around })
  answer = () => {
    throw new TypeError('Failed to fetch')
  }
  await expect(act(() => result.current.run(note))).rejects.toThrow()
  answer = () => null
  await act(() => result.current.run(note))
  const [first, second] = idsSent()
  expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/)
  expect(second).toBe(first)
})

it('is a new intent once it succeeded or with other words', async () => {
  const { Around } = createPage()
  const { result } = renderHook(useNoting, { wrapper: Around })
  await act(() => result.current.run(note))
  await act(() => result.current.run(note))
  await act(() => result.current.run({ ...note, text: '已约上门' }))
  expect(new Set(idsSent()).size).toBe(3)
})

it('joins a double click into one call', async () => {
  const { Around } = createPage()
  const { result } = renderHook(useNoting, { wrapper: Around })
  await act(() => Promise.all([result.current.run(note), result.current.run(note)]))
  expect(idsSent()).toHaveLength(1)
})

it('shows a change at once and takes it back where the desk refuses', async () => {
  const { Around } = createPage()
  const member = { id: note.caseId, login: 'clerk', name: '李娜', role: 'clerk', active: 1 }
  let finish = () => {}
  answer = async ({ path }) => {
    if (path === 'staff.list') return [member]
    await new Promise<void>(resolve => {
      finish = resolve
    })
    throw new Refused('staff.lastManager')
  }
  const { result } = renderHook(
    () => {
      const trpc = useTRPC()
      const list = useQuery(trpc.staff.list.queryOptions())
      const change = useCommand(trpc.staff.change, {
        optimistic: (cache, input) =>
          cache.change<{ role: string }[]>(trpc.staff.list.queryKey(), staff =>
            staff.map(each => ({ ...each, role: input.role ?? each.role })),
          ),
      })
      return { list, change }
    },
    { wrapper: Around },
  )
  await waitFor(() => expect(result.current.list.data?.[0]?.role).toBe('clerk'))
  act(() => result.current.change.send({ staffId: member.id, role: 'manager' }))
  await waitFor(() => expect(result.current.list.data?.[0]?.role).toBe('manager'))
  await waitFor(() => expect(desk.callsTo('staff.change')).toHaveLength(1))
  await act(async () => finish())
  await waitFor(() => expect(result.current.list.data?.[0]?.role).toBe('clerk'))
  await waitFor(() => expect(result.current.change.error).not.toBeNull())
})
