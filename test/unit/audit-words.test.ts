import { expect, it } from 'vitest'
import { auditGroupOf } from '../../main/contract/audit.ts'
import { operations } from '../../main/desk/domains.ts'
import { operationWords } from '../../main/contract/operation-words.ts'

const types = [...operations.keys()]

it('has words on the audit trail for everything that can happen', () => {
  expect(types.filter(type => !(type in operationWords.zh))).toEqual([])
  expect(types.filter(type => !(type in operationWords.en))).toEqual([])
})

it('puts everything that can happen into a group of the audit trail', () => {
  expect(types.filter(type => auditGroupOf(type) === undefined)).toEqual([])
})
