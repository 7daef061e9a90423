import { expect, it } from 'vitest'
import { filesToTryAgain, passedAgain, withSecond } from '../../scripts/second-try.ts'

const late = { file: 'test/e2e/story.test.ts', what: 'a story goes on', why: 'Timeout 60000ms exceeded.' }
const wrong = { file: 'test/unit/sum.test.ts', what: 'adds up', why: 'expected 3 to be 4' }

it('files in which something failed are tried again as a whole, once each', () => {
  const behind = { ...late, what: 'a story ends', why: 'no such row' }
  expect(filesToTryAgain({ tests: [late, behind, wrong], elsewhere: [] })).toEqual([late.file, wrong.file])
})

it('nothing is tried again where that would hide something, or where so much failed that it is no accident', () => {
  expect(filesToTryAgain({ tests: [late], elsewhere: ['a promise nobody waited for'] })).toEqual([])
  const everywhere = Array.from({ length: 9 }, (_, index) => ({
    ...wrong,
    file: `test/unit/${index}.test.ts`,
  }))
  expect(filesToTryAgain({ tests: everywhere, elsewhere: [] })).toEqual([])
})

it('what passed at the second try is told with what it said at the first', () => {
  const elsewhere: string[] = []
  expect(passedAgain({ tests: [late, wrong], elsewhere }, { tests: [wrong], elsewhere })).toEqual([late])
})

it('the second results of a file stand in the place of its first ones', () => {
  const [one, two, twoAgain] = [
    { name: 'one', passed: 1 },
    { name: 'two', passed: 0 },
    { name: 'two', passed: 2 },
  ]
  expect(withSecond({ testResults: [one, two] }, { testResults: [twoAgain] })).toEqual([one, twoAgain])
})
