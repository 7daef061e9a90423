import { expect, test } from 'vitest'
import { type Bringer, maybeSameOwner } from '../../main/cases/same-owner.ts'

const nobody: Bringer = { personId: null, unitId: null, names: [], phones: [] }
const wei: Bringer = { personId: 'wei', unitId: '1-101', names: ['张伟'], phones: ['13800000001'] }

test.each([
  ['the same person, at another home', wei, { ...wei, unitId: '2-202' }, true],
  [
    'two people of one home',
    wei,
    { ...wei, personId: 'fang', names: ['李芳'], phones: ['13800000001'] },
    false,
  ],
  [
    'a caller with the phone of the person',
    wei,
    { ...nobody, names: ['张先生'], phones: ['13800000001'] },
    true,
  ],
  [
    'a caller with the name of the person',
    wei,
    { ...nobody, names: ['张伟'], phones: ['13900000002'] },
    true,
  ],
  ['the same name at another home', wei, { ...nobody, unitId: '2-202', names: ['张伟'] }, false],
  ['another name at the same home', wei, { ...nobody, unitId: '1-101', names: ['李芳'] }, false],
  ['another phone, without a name', wei, { ...nobody, phones: ['13900000002'] }, false],
  ['somebody unknown of the same home', wei, { ...nobody, unitId: '1-101' }, true],
  ['somebody unknown of another home', wei, { ...nobody, unitId: '2-202' }, false],
  ['nobody named at all', nobody, nobody, true],
] as const)('%s', (_, one, other, same) => {
  expect(maybeSameOwner(one, other)).toBe(same)
  expect(maybeSameOwner(other, one)).toBe(same)
})
