import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { NoteCaseInput, ReceiveCaseInput } from '../../main/contract/cases.ts'
import { errorCatalogue, errorText, isErrorCode } from '../../main/contract/errors.ts'
import { inputError } from '../../main/contract/input-errors.ts'
import { SetUpInput } from '../../main/contract/site.ts'

function refused(schema: z.ZodType, input: unknown) {
  const result = schema.safeParse(input)
  if (result.success) throw new Error('was accepted')
  return inputError(result.error)
}

const caseId = '0197f3a0-0000-7000-8000-000000000001'

describe('an input that does not fit', () => {
  it('names the field by its word, and what to do, in both languages', () => {
    const error = refused(NoteCaseInput, { caseId, text: '' })
    expect(error.code).toBe('input.missing')
    expect(errorText(error.code, error.params, 'zh')).toBe('请填写“内容”。')
    expect(errorText(error.code, error.params, 'en')).toBe('Fill in "text".')
  })

  it('says how long a text may be', () => {
    const error = refused(NoteCaseInput, { caseId, text: '水'.repeat(1_000_000) })
    expect(error).toMatchObject({ code: 'input.tooLong', params: { where: 'text', most: 20_000 } })
    expect(JSON.stringify(error.params).length).toBeLessThan(200)
  })

  it('says how short a password may be', () => {
    const site = { code: 'BJ01', name: 'x', managerName: '李', login: 'li', password: 'short' }
    expect(refused(SetUpInput, site)).toMatchObject({
      code: 'input.tooShort',
      params: { where: 'password', least: 8 },
    })
  })

  it('points out characters no database keeps', () => {
    expect(refused(NoteCaseInput, { caseId, text: 'a\u0000b' })).toMatchObject({ code: 'input.notStorable' })
    expect(refused(NoteCaseInput, { caseId, text: 'a\uD800b' })).toMatchObject({ code: 'input.notStorable' })
  })

  it('never repeats what was entered', () => {
    const error = refused(ReceiveCaseInput, { caseId, channel: '张伟 13800138000' })
    expect(JSON.stringify(error.params)).not.toContain('张伟')
  })
})

describe('the catalogue of errors', () => {
  const codes = Object.keys(errorCatalogue).filter(isErrorCode)

  it.each(codes)('%s says something in both languages, with the same blanks', code => {
    const { zh, en } = errorCatalogue[code]
    const blanks = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()
    expect(zh).toMatch(/\p{Script=Han}/u)
    expect(en).toMatch(/[a-z]{3}/)
    expect(blanks(en)).toEqual(blanks(zh))
  })
})
