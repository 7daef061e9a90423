import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { useDraft } from '../../renderer/app/api.ts'
import { type Call, createPage, someone, standInDesk } from './support.tsx'

const Entry = z.object({ text: z.string() })
const localKey = `desk.draft.${someone.staffId}.intake`
let answer: (call: Call) => unknown
let desk: ReturnType<typeof standInDesk>
beforeEach(() => {
  localStorage.clear()
  answer = () => null
  desk = standInDesk(call => answer(call))
  vi.stubGlobal('fetch', desk.fetch)
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const open = () => renderHook(() => useDraft('intake', Entry), { wrapper: createPage().Around })
const opened = async () => {
  const page = open()
  await waitFor(() => expect(page.result.current.found).not.toBeUndefined())
  return page
}

it('keeps an entry on the device at once and hands it to the desk after a pause', async () => {
  const { result } = await opened()
  expect(result.current.found).toBeNull()
  vi.useFakeTimers()
  act(() => result.current.keep({ text: '厨' }))
  act(() => result.current.keep({ text: '厨房漏水' }))
  expect(localStorage.getItem(localKey)).toContain('厨房漏水')
  expect(desk.callsTo('drafts.keep')).toHaveLength(0)
  await act(() => vi.runAllTimersAsync())
  expect(desk.callsTo('drafts.keep').map(call => call.input)).toMatchObject([
    { input: { place: 'intake', body: '{"text":"厨房漏水"}' } },
  ])
  expect(localStorage.getItem(localKey)).toBeNull()
})

it('offers after a crash what only the device still has', async () => {
  answer = () => {
    throw new TypeError('Failed to fetch')
  }
  const first = open()
  vi.useFakeTimers()
  act(() => first.result.current.keep({ text: '门铃不响' }))
  await act(() => vi.runAllTimersAsync())
  vi.useRealTimers()
  expect(localStorage.getItem(localKey)).toContain('门铃不响')
  cleanup()

  answer = ({ path }) => (path === 'drafts.get' ? { body: '{"text":"较早的"}', at: 1 } : null)
  const { result } = await opened()
  await waitFor(() => expect(result.current.found?.values).toEqual({ text: '门铃不响' }))
})

it('offers what was left on another computer', async () => {
  answer = ({ path }) => (path === 'drafts.get' ? { body: '{"text":"停车场灯坏"}', at: 5 } : null)
  const { result } = await opened()
  expect(result.current.found).toEqual({ values: { text: '停车场灯坏' }, at: 5 })
})

it('does not offer an entry of another form', async () => {
  localStorage.setItem(localKey, JSON.stringify({ at: 9, body: '{"words":"?"}' }))
  answer = ({ path }) => (path === 'drafts.get' ? { body: 'torn {', at: 5 } : null)
  const { result } = await opened()
  expect(result.current.found).toBeNull()
})

it('forgets a finished entry on the device and on the desk, and keeps nothing late', async () => {
  const { result } = await opened()
  vi.useFakeTimers()
  act(() => result.current.keep({ text: '已受理' }))
  act(() => result.current.clear())
  await act(() => vi.runAllTimersAsync())
  expect(localStorage.getItem(localKey)).toBeNull()
  expect(desk.callsTo('drafts.keep')).toHaveLength(0)
  expect(desk.callsTo('drafts.drop').map(call => call.input)).toMatchObject([{ input: { place: 'intake' } }])
})

it('hands over what is waiting when the page is left', async () => {
  const { result, unmount } = await opened()
  act(() => result.current.keep({ text: '写到一半' }))
  unmount()
  await waitFor(() => expect(desk.callsTo('drafts.keep')).toHaveLength(1))
})
