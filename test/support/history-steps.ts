import { callbackSteps } from './history-callbacks.ts'
import { casesSteps } from './history-cases.ts'
import { collectionSteps } from './history-collections.ts'
import { inspectionSteps } from './history-inspections.ts'
import { contractorSteps } from './history-contractors.ts'
import { contractSteps } from './history-contracts.ts'
import { chooseFor, type Known, type Made, type StepMakers } from './history-choice.ts'
import { deskSteps } from './history-desk.ts'
import { deadlineSteps } from './history-deadlines.ts'
import { documentSteps } from './history-documents.ts'
import { estateSteps } from './history-estate.ts'
import { handoverSteps } from './history-handover.ts'
import { knowledgeSteps } from './history-knowledge.ts'
import { letterSteps } from './history-letters.ts'
import { leakLossSteps } from './history-leak-losses.ts'
import { leakSteps } from './history-leaks.ts'
import { levelSteps } from './history-levels.ts'
import { peopleSteps } from './history-people.ts'
import { registerSteps } from './history-registers.ts'
import { settlementSteps } from './history-settlement.ts'
import { sheetSteps } from './history-sheets.ts'
import type { Step } from './history-step.ts'
import { unitSteps } from './history-units.ts'

const makers: Required<StepMakers> = {
  ...estateSteps,
  ...peopleSteps,
  ...casesSteps,
  ...deadlineSteps,
  ...callbackSteps,
  ...collectionSteps,
  ...levelSteps,
  ...knowledgeSteps,
  ...sheetSteps,
  ...documentSteps,
  ...unitSteps,
  ...contractSteps,
  ...settlementSteps,
  ...registerSteps,
  ...letterSteps,
  ...leakSteps,
  ...leakLossSteps,
  ...contractorSteps,
  ...handoverSteps,
  ...inspectionSteps,
  ...deskSteps,
}

/** The command of a step; undefined where there is nothing yet that it could be taken on. */
export function commandOf(step: Step, serial: number, known: Known): Made | '' | undefined {
  return makers[step.name](chooseFor(step, serial, known))
}

/** Steps about files of homes and registers. */
export const registerStepNames = [
  documentSteps,
  contractSteps,
  settlementSteps,
  registerSteps,
  letterSteps,
].flatMap(steps => Object.keys(steps))
