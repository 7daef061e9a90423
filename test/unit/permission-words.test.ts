import { expect, it } from 'vitest'
import { errorText } from '../../main/contract/errors.ts'
import { permissions } from '../../main/contract/permissions.ts'

it.each(Object.keys(permissions))('a refusal says in words what %s is and whom to ask', permission => {
  const zh = errorText('permission.denied', { permission }, 'zh')
  const en = errorText('permission.denied', { permission }, 'en')
  expect(zh).toMatch(/^您的岗位不能[\p{Script=Han}]+。/u)
  expect(zh).toContain('客服经理')
  expect(zh).not.toContain(permission)
  expect(en).toMatch(/^Your role may not [a-zID ]+\. Ask a manager/)
})

it('a permission of a newer program is named as it is', () => {
  expect(errorText('permission.denied', { permission: 'storm.lead' }, 'zh')).toContain('storm.lead')
})
