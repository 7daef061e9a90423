/** Steps a random history is made of; numbers choose among the things that exist when the step is taken. */
export const stepNames = [
  'addNode',
  'renameNode',
  'removeNode',
  'registerUnit',
  'changeUnit',
  'removeUnit',
  'registerPerson',
  'changePerson',
  'moveIn',
  'moveOut',
  'removeOccupancy',
  'removePerson',
  'unmask',
  'erase',
  'unmaskCase',
  'receive',
  'correct',
  'note',
  'assign',
  'handle',
  'wait',
  'endWait',
  'resolve',
  'verify',
  'close',
  'reopen',
  'void',
  'restore',
  'attach',
  'addStaff',
  'changeStaff',
  'signIn',
  'siteCard',
  'incarnation',
  'saveMapping',
  'removeMapping',
  'repeat',
  'repeatDifferently',
  'badInput',
] as const
export type StepName = (typeof stepNames)[number]

export interface Step {
  readonly name: StepName
  /** Free choices of the step. */
  readonly n: readonly [number, number, number, number]
  /** A word people wrote; made unique by the history. */
  readonly word: string
  readonly yes: boolean
}
