import type { CaseDetail, LinkedCase } from '../../../../main/contract/case-views.ts'

type Linked = Pick<CaseDetail, 'leader' | 'followers' | 'siblings'>

/** The cases of other owners with the same matter. */
export const linkedWith = ({ leader, followers, siblings }: Linked): readonly LinkedCase[] => [
  ...(leader ? [leader] : []),
  ...siblings,
  ...followers,
]

/** Those among them whose owners have no answer yet: a solution given to one must reach all. */
export const unansweredWith = (detail: Linked): readonly LinkedCase[] =>
  linkedWith(detail).filter(({ state }) => state === 'received' || state === 'handling')
