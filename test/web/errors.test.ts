import { TRPCClientError } from '@trpc/client'
import { describe, expect, it } from 'vitest'
import { DeskError } from '../../main/contract/errors.ts'
import { errorText, isRefusal, refusalOf } from '../../renderer/app/errors.ts'

const answered = (data: unknown, message = 'refused') =>
  TRPCClientError.from({ error: { message, code: -32_600, data } } as never)

describe('errors for people', () => {
  it('says what the desk said, in the language of the screen', () => {
    const error = answered({
      code: 'BAD_REQUEST',
      path: 'x',
      desk: { code: 'session.blocked', params: { seconds: 7 } },
    })
    expect(errorText(error, 'zh')).toBe('尝试次数过多，请 7 秒后再试。')
    expect(errorText(error, 'en')).toContain('7 seconds')
    expect(isRefusal(error)).toBe(true)
  })

  it('says who was quicker, in whichever way it is shown', () => {
    const step = {
      byName: '李静',
      did: { zh: '关闭案件', en: 'Closed a case' },
      at: Date.UTC(2026, 6, 12, 6, 3),
    }
    const desk = { code: 'case.notLinked', params: { number: 'KF-1' }, step }
    const error = answered({ code: 'BAD_REQUEST', path: 'x', desk })
    expect(errorText(error, 'zh')).toMatch(/李静 2026-07-12 周日 14:03：关闭案件。$/)
    expect(errorText(error, 'en')).toMatch(/ 李静, 2026-07-12 Sun 14:03: closed a case\.$/)
    const byProgram = answered({
      code: 'BAD_REQUEST',
      path: 'x',
      desk: { ...desk, step: { ...step, byName: null } },
    })
    expect(errorText(byProgram, 'en')).toContain('The program, 2026-07-12')
  })

  it('names the field of an entry that does not fit', () => {
    const issues = JSON.stringify([{ code: 'too_small', path: ['input', 'name'], message: '' }])
    const error = answered({ code: 'BAD_REQUEST', path: 'x', desk: null }, issues)
    expect(errorText(error, 'en')).toContain('input.name')
  })

  it('says that the versions differ where a function is not there', () => {
    const error = answered({ code: 'NOT_FOUND', path: 'leaks.list', desk: null })
    expect(errorText(error, 'zh')).toContain('leaks.list')
    expect(refusalOf(error)?.code).toBe('input.unknownProcedure')
  })

  it('gives a code of a newer desk as the reference instead of failing', () => {
    const error = answered({ code: 'BAD_REQUEST', path: 'x', desk: { code: 'future.error', params: {} } })
    expect(errorText(error, 'en')).toContain('future.error')
  })

  it.each([
    new TypeError(
      'Failed to fetch dynamically imported module: http://127.0.0.1:7420/assets/SummaryPage-x.js',
    ),
    new TypeError('error loading dynamically imported module'),
    new TypeError('Importing a module script failed.'),
    new Error('Unable to preload CSS for /assets/SummaryPage-x.css'),
  ])('says that a page did not arrive: %s', error => {
    expect(errorText(error, 'zh')).toContain('没有取到')
    expect(isRefusal(error)).toBe(false)
  })

  it('tells an absent desk from an answer, so that asking again makes sense', () => {
    const error = TRPCClientError.from(new TypeError('Failed to fetch'))
    expect(errorText(error, 'zh')).toContain('连不上服务台')
    expect(isRefusal(error)).toBe(false)
  })

  it('shows errors of the window as they are', () => {
    expect(errorText(new DeskError('shell.printNotReady'), 'en')).toContain('not ready in time')
  })

  it('never shows the words of an unknown error, which could quote a person', () => {
    expect(errorText(new RangeError('张伟 13800138000'), 'zh')).not.toContain('138')
  })
})
