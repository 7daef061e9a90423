import type { ReadDatabase } from '../database/read.ts'

/** Whether any sheet goes to or comes from this recipient. */
export function recipientInUse(read: ReadDatabase, recipient: string): boolean {
  return (
    read.get(
      `select 1 from sheet where direction = 'out' and party = ? union all
       select 1 from sheet where direction = 'in' and party = ? limit 1`,
      [recipient, recipient],
    ) !== undefined
  )
}

/** Whether any sheet took this step of its way. Looks through all steps; asked only when one is taken out. */
export function wayStepInUse(read: ReadDatabase, step: string): boolean {
  return read.get('select 1 from sheet_step where step = ? limit 1', [step]) !== undefined
}

/** Whether any sheet came to this outcome of a step, `judged/reasonable`. */
export function wayOutcomeInUse(read: ReadDatabase, outcome: string): boolean {
  const [step, chosen] = outcome.split('/')
  if (step === undefined || chosen === undefined) return false
  return (
    read.get('select 1 from sheet_step where step = ? and outcome = ? limit 1', [step, chosen]) !== undefined
  )
}
