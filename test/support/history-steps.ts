import { callbackSteps } from './history-callbacks.ts'
import { casesSteps } from './history-cases.ts'
import { chooseFor, type Known, type Made, type StepMakers } from './history-choice.ts'
import { deskSteps } from './history-desk.ts'
import { deadlineSteps } from './history-deadlines.ts'
import { estateSteps } from './history-estate.ts'
import { knowledgeSteps } from './history-knowledge.ts'
import { levelSteps } from './history-levels.ts'
import { peopleSteps } from './history-people.ts'
import { sheetSteps } from './history-sheets.ts'
import type { Step } from './history-step.ts'

const makers: Required<StepMakers> = {
  ...estateSteps,
  ...peopleSteps,
  ...casesSteps,
  ...deadlineSteps,
  ...callbackSteps,
  ...levelSteps,
  ...knowledgeSteps,
  ...sheetSteps,
  ...deskSteps,
}

/** The command of a step; undefined where there is nothing yet that it could be taken on. */
export function commandOf(step: Step, serial: number, known: Known): Made | '' | undefined {
  return makers[step.name](chooseFor(step, serial, known))
}
