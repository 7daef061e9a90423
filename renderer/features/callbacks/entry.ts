import { z } from 'zod'
import {
  CallbackMethod,
  ContactCheck,
  type Satisfaction,
  satisfactions,
  Scores,
} from '../../../main/contract/callbacks.ts'

/** What was entered of one call so far. */
export const Entry = z.object({
  satisfaction: z.enum(satisfactions).nullable(),
  scores: Scores,
  words: z.string(),
  reopen: z.boolean(),
  contact: ContactCheck,
  method: CallbackMethod,
})
export type Entry = z.infer<typeof Entry>

export const emptyEntry: Entry = {
  satisfaction: null,
  scores: {},
  words: '',
  reopen: false,
  contact: 'not-asked',
  method: 'phone',
}

/** A question that still has to be asked. */
export interface Asked {
  readonly id: string
  readonly scale: number
}

/** What a number key answers now: satisfaction first, then question by question; null when all is answered. */
export function currentPart(entry: Entry, asked: readonly Asked[]): 'satisfaction' | string | null {
  if (entry.satisfaction === null) return 'satisfaction'
  return asked.find(({ id }) => entry.scores[id] === undefined)?.id ?? null
}

/** Answers what is asked now with the number of a key; unchanged where the number means nothing there. */
export function answerBy(entry: Entry, asked: readonly Asked[], digit: number): Entry {
  // Ten stands on the key 0.
  const number = digit === 0 ? 10 : digit
  const part = currentPart(entry, asked)
  if (part === 'satisfaction') {
    const chosen: Satisfaction | undefined = satisfactions[number - 1]
    return chosen ? { ...entry, satisfaction: chosen } : entry
  }
  const question = asked.find(({ id }) => id === part)
  if (!question || number > question.scale) return entry
  return { ...entry, scores: { ...entry.scores, [question.id]: number } }
}

/** Takes the latest answer back, so that it can be given anew. */
export function stepBack(entry: Entry, asked: readonly Asked[]): Entry {
  const last = asked.findLast(({ id }) => entry.scores[id] !== undefined)
  if (!last) return { ...entry, satisfaction: null }
  const { [last.id]: _, ...scores } = entry.scores
  return { ...entry, scores }
}

/** What is missing before it can be saved; questions may stay unanswered. */
export function missingOf(entry: Entry): 'satisfaction' | 'words' | null {
  if (entry.satisfaction === null) return 'satisfaction'
  return entry.reopen && entry.words.trim() === '' ? 'words' : null
}
