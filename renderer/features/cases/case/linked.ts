import type { CaseDetail, LinkedCase } from '../../../../main/contract/case-views.ts'

type Linked = Pick<CaseDetail, 'leader' | 'followers' | 'siblings'>

/** The cases of other owners with the same matter; a void one is nobody's any more. */
export const linkedWith = ({ leader, followers, siblings }: Linked): readonly LinkedCase[] =>
  [...(leader ? [leader] : []), ...siblings, ...followers].filter(({ state }) => state !== 'void')

/** Those among them whose owners have no answer yet: a solution given to one must reach all. */
export const unansweredWith = (detail: Linked): readonly LinkedCase[] =>
  linkedWith(detail).filter(({ state }) => state === 'received' || state === 'handling')
